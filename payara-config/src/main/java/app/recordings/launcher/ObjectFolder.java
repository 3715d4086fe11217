package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Audio that lies in files, each under a name of its own; a large one may grow piece by piece, a whole one never changes. */
record ObjectFolder(Path path) {
    private static final int BATCH = 1_000;

    /** Tells which of the named objects are wanted. */
    interface Choice {
        Collection<String> of(List<String> names) throws IOException;
    }

    /** What is done with each object. */
    private interface Work {
        void on(Path file) throws IOException;
    }

    /** As the product's adapter for files lays them, by the last digits of their ids. */
    boolean has(String id) {
        int end = id.length();
        return Files.exists(path.resolve(id.substring(end - 2))
                .resolve(id.substring(end - 4, end - 2))
                .resolve(id));
    }

    /** Copies what is not there yet; what is deleted meanwhile, or not whole yet, is left out. */
    void copyTo(Path target) throws IOException {
        copyTo(target, names -> names);
    }

    /** The same of some. */
    void copyTo(Path target, Choice choice) throws IOException {
        var batch = new ArrayList<Path>();
        each(file -> {
            batch.add(file);
            if (batch.size() == BATCH) {
                copy(batch, target, choice);
                batch.clear();
            }
        });
        copy(batch, target, choice);
    }

    /** Moves what another folder has no more, unless it is wanted all the same: a disk may be lost, or not mounted. */
    void moveMissing(ObjectFolder other, Path target, Choice wanted) throws IOException {
        if (!Files.isDirectory(other.path)) {
            return;
        }
        var batch = new ArrayList<Path>();
        each(file -> {
            if (Files.notExists(other.path.resolve(path.relativize(file)))) {
                batch.add(file);
            }
            if (batch.size() == BATCH) {
                move(batch, target, wanted);
                batch.clear();
            }
        });
        move(batch, target, wanted);
    }

    private void move(List<Path> files, Path target, Choice wanted) throws IOException {
        var stay = wanted.of(files.stream().map(ObjectFolder::name).toList());
        for (var file : files) {
            if (!stay.contains(name(file))) {
                var place = target.resolve(path.relativize(file));
                Files.createDirectories(place.getParent());
                Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void each(Work work) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !name(file).endsWith(".new")) {
                    work.on(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void copy(List<Path> files, Path target, Choice choice) throws IOException {
        var wanted = choice.of(files.stream().map(ObjectFolder::name).toList());
        for (var file : files) {
            if (wanted.contains(name(file))) {
                copy(file, target.resolve(path.relativize(file)));
            }
        }
    }

    /** Again what a power failure cut short, and what has grown since. */
    private static void copy(Path file, Path target) throws IOException {
        var draft = target.resolveSibling(name(target) + ".new");
        try {
            if (Files.exists(target)
                    && Files.size(target) == Files.size(file)
                    && Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(file))) {
                return;
            }
            Files.createDirectories(target.getParent());
            Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException deletedMeanwhile) {
            Files.deleteIfExists(draft);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
