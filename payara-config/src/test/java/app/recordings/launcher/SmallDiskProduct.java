package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A product whose database lies on a small disk of its own, made of memory.
 *
 * @param disk where it is mounted
 */
public record SmallDiskProduct(Product product, Path disk) {
    private static final int MEBIBYTE = 1 << 20;

    public static SmallDiskProduct start(String name, int mebibytes) throws IOException, InterruptedException {
        var configuration = ProductSession.fresh(name, List.of());
        var disk = Files.createDirectories(configuration.data().resolve("database"));
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", disk.toString());
        try {
            return new SmallDiskProduct(Product.start(configuration, new Console(System.out)), disk);
        } catch (LaunchException failure) {
            run("umount", "--lazy", disk.toString());
            throw failure;
        }
    }

    /** Leaves no byte free. */
    public void fill() {
        try (var filler = Files.newOutputStream(filler())) {
            var block = new byte[MEBIBYTE];
            while (disk.toFile().getUsableSpace() > 0) {
                filler.write(
                        block, 0, (int) Math.min(block.length, disk.toFile().getUsableSpace()));
            }
        } catch (IOException full) {
            // the database took the rest at the same moment
            assert disk.toFile().getUsableSpace() < MEBIBYTE : full;
        }
    }

    /** Gives back what was filled. */
    public void free() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return disk.resolve("filler");
    }

    public void stop() throws IOException, InterruptedException {
        product.stop();
        run("umount", "--lazy", disk.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("could not " + String.join(" ", command));
        }
    }
}
