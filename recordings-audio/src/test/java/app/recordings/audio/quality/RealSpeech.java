package app.recordings.audio.quality;

import app.recordings.audio.Ffmpegs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recorded human speech with known text, downloaded as Debian packages when it is needed. */
final class RealSpeech {
    private static final List<String> PACKAGES =
            List.of("pocketsphinx-testdata", "asterisk-core-sounds-en", "asterisk-core-sounds-en-g722");
    private static final int G722_BYTES_PER_SECOND = 8000;
    private static final Pattern DESCRIBED = Pattern.compile("[\\[(<]");
    private static final Pattern LIBRIVOX = Pattern.compile("<s> (.*) </s> \\((.*)\\)");

    private final Path folder;

    /** One recording and what is said in it. */
    record Spoken(Path audio, String text) {}

    private RealSpeech(Path folder) {
        this.folder = folder;
    }

    static RealSpeech download(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of("apt-get", "download"));
        command.addAll(PACKAGES);
        run(folder, command);
        List<Path> packages;
        try (Stream<Path> files = Files.list(folder)) {
            packages = files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
        for (Path file : packages) {
            run(folder, List.of("dpkg", "-x", file.toString(), "."));
        }
        return new RealSpeech(folder);
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + log);
        }
    }

    /** A telephone system's prompts of 4 to 14 s, spoken in a studio. */
    List<Spoken> prompts() throws IOException, InterruptedException {
        Path sounds = folder.resolve("usr/share/asterisk/sounds/en_US_f_Allison");
        Path texts = folder.resolve("usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz");
        List<Spoken> prompts = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(texts)), StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(line -> line.contains(":")).toList()) {
                String name = line.substring(0, line.indexOf(':'));
                String text = line.substring(name.length() + 1).strip();
                Path audio = sounds.resolve(name + ".g722");
                if (Files.exists(audio) && chosen(name, text, Files.size(audio))) {
                    prompts.add(new Spoken(wav(audio), text.replace("*", " star ")));
                }
            }
        }
        return prompts;
    }

    /** Not those of single applications, nor where the text describes a sound. */
    private static boolean chosen(String name, String text, long bytes) {
        double seconds = (double) bytes / G722_BYTES_PER_SECOND;
        return !name.contains("/") && !DESCRIBED.matcher(text).find() && seconds >= 4 && seconds <= 14;
    }

    private Path wav(Path audio) throws IOException, InterruptedException {
        Path wav = folder.resolve(audio.getFileName().toString().replace(".g722", ".wav"));
        Ffmpegs.run(List.of("-f", "g722", "-i", audio.toString(), "-ar", "16000", wav.toString()));
        return wav;
    }

    /** A volunteer's reading of a novel. */
    List<Spoken> novel() throws IOException {
        Path data = folder.resolve("usr/share/pocketsphinx/test/data/librivox");
        List<Spoken> sentences = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("transcription"))) {
            var matcher = LIBRIVOX.matcher(line);
            if (matcher.find()) {
                sentences.add(new Spoken(data.resolve(matcher.group(2) + ".wav"), matcher.group(1)));
            }
        }
        return sentences;
    }
}
