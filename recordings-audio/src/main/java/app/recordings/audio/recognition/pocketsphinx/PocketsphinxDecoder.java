package app.recordings.audio.recognition.pocketsphinx;

import app.recordings.audio.engine.EngineProgram;
import app.recordings.audio.engine.WavFile;
import app.recordings.audio.media.PcmStream;
import app.recordings.audio.recognition.SegmentDecoder;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code pocketsphinx_batch} on each segment; loading its model takes about a second. */
public final class PocketsphinxDecoder implements SegmentDecoder {
    private static final Path MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int FRAME_MS = 10;

    /** Header of a line of {@code -hypseg}: scores, then pairs of a word's beginning with its scores. */
    private static final Pattern WORD = Pattern.compile("(\\d+) -?\\d+ -?\\d+ (\\S+)");

    private final Path program;
    private final Path model;
    private final Path folder;

    /** @param folder for the segments */
    public PocketsphinxDecoder(Path program, Path model, Path folder) {
        this.program = program;
        this.model = model;
        this.folder = folder;
    }

    /** The installed one, if program and model are there. */
    public static Optional<PocketsphinxDecoder> find(Path folder) {
        return EngineProgram.find("pocketsphinx_batch")
                .filter(program -> Files.isReadable(MODEL.resolve("en-us.lm.bin")))
                .map(program -> new PocketsphinxDecoder(program, MODEL, folder));
    }

    @Override
    public String engine() {
        return "pocketsphinx";
    }

    @Override
    public List<Word> decode(SpeechSegment segment, Work work, DoubleConsumer done) throws IOException {
        Path wav = Files.createTempFile(folder, "segment-", ".wav");
        Path list = Files.createTempFile(folder, "segment-", ".ctl");
        Path words = Files.createTempFile(folder, "segment-", ".hypseg");
        try {
            Files.write(
                    wav, WavFile.of(PcmStream.SAMPLE_RATE, segment.normalized()).bytes());
            Files.writeString(list, wav.getFileName().toString().replace(".wav", "") + "\n");
            EngineProgram.run(command(list, words), LIMIT, work);
            return words(Files.readString(words), segment.startMs());
        } finally {
            Files.deleteIfExists(wav);
            Files.deleteIfExists(list);
            Files.deleteIfExists(words);
        }
    }

    private List<String> command(Path list, Path words) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-cmn", "batch", "-logfn", "/dev/null"));
        command.addAll(List.of("-hmm", model.resolve("en-us").toString()));
        command.addAll(List.of("-lm", model.resolve("en-us.lm.bin").toString()));
        command.addAll(List.of("-dict", model.resolve("cmudict-en-us.dict").toString()));
        command.addAll(List.of("-adcin", "yes", "-adchdr", "44", "-cepext", ".wav", "-cepdir", folder.toString()));
        command.addAll(List.of("-ctl", list.toString(), "-hypseg", words.toString()));
        return command;
    }

    /** A word ends where the next begins; the engine tells no confidence, so it is 1. */
    static List<Word> words(String line, long offsetMs) {
        List<Word> words = new ArrayList<>();
        int header = line.indexOf(" L ");
        Matcher matcher = WORD.matcher(line);
        boolean found = header >= 0 && matcher.find(line.indexOf(' ', header + 3));
        while (found) {
            long start = offsetMs + Long.parseLong(matcher.group(1)) * FRAME_MS;
            String spelling = matcher.group(2);
            int next = matcher.end() + 1;
            found = matcher.find();
            long end = offsetMs + (found ? Long.parseLong(matcher.group(1)) : lastFrame(line, next)) * FRAME_MS;
            if (!spelling.startsWith("<") && !spelling.startsWith("[") && !spelling.startsWith("+")) {
                int variant = spelling.indexOf('(');
                words.add(new Word(variant < 0 ? spelling : spelling.substring(0, variant), start, end, 1));
            }
        }
        return words;
    }

    private static long lastFrame(String line, int at) {
        Matcher number = Pattern.compile("\\d+").matcher(line);
        return at < line.length() && number.find(at) ? Long.parseLong(number.group()) : 0;
    }
}
