package app.recordings.audio.recognition.vosk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Vosk model of two sounds and one word: it hears "tone" where it is loud. Its neural network is one layer that looks
 * at the energy only; its files are Kaldi's, as text where Kaldi takes text.
 */
public final class TinyModel {
    private static final float RARE = 20;

    private TinyModel() {}

    /** Writes the model's files. @return the folder */
    public static Path write(Path folder) throws IOException {
        file(folder, "am/final.mdl", transitions() + network());
        file(folder, "conf/mfcc.conf", "--use-energy=true\n--num-mel-bins=23\n--num-ceps=13\n--dither=0\n");
        file(
                folder,
                "conf/model.conf",
                "--endpoint.silence-phones=1\n--acoustic-scale=1.0\n--frame-subsampling-factor=3\n");
        file(folder, "graph/words.txt", "<eps> 0\ntone 1\n");
        file(folder, "graph/phones/word_boundary.int", "1 nonword\n2 singleton\n");
        Files.write(folder.resolve("graph/HCLG.fst"), graph());
        return folder;
    }

    private static void file(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Each sound has one state: transition 1 and 3 stay in it, 2 and 4 enter it. */
    private static String transitions() {
        return """
                <TransitionModel>
                <Topology>
                <TopologyEntry>
                <ForPhones>
                1 2
                </ForPhones>
                <State> 0 <PdfClass> 0 <Transition> 0 0.5 <Transition> 1 0.5 </State>
                <State> 1 </State>
                </TopologyEntry>
                </Topology>
                <Triples> 2
                1 0 0
                2 0 1
                </Triples>
                <LogProbs>
                 [ 0 -0.69314718 -0.69314718 -0.69314718 -0.69314718 ]
                </LogProbs>
                </TransitionModel>
                """;
    }

    /** The score of loudness is the energy's logarithm above 16. */
    private static String network() {
        String none = " 0".repeat(13);
        return """
                <Nnet3>\s
                input-node name=input dim=13
                component-node name=affine component=affine input=input
                output-node name=output input=affine

                <NumComponents> 1
                <ComponentName> affine <FixedAffineComponent> <LinearParams>  [
                 %s
                  1%s ]
                <BiasParams>  [ 0 -16 ]
                </FixedAffineComponent>
                </Nnet3>
                <LeftContext> 0 <RightContext> 0 <Priors>  [ ]
                """.formatted(none, none.substring(2));
    }

    /** From state 0 into silence (state 1) or the word (state 2) and back, in OpenFst's binary form. */
    private static byte[] graph() {
        ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(2125659606);
        string(out, "vector");
        string(out, "standard");
        out.putInt(2).putInt(0).putLong(3).putLong(0).putLong(3).putLong(6);
        state(out, new float[][] {{2, 0, 0, 1}, {4, 1, RARE, 2}});
        state(out, new float[][] {{1, 0, 0, 1}, {0, 0, 0, 0}});
        state(out, new float[][] {{3, 0, 0, 2}, {0, 0, 0, 0}});
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void string(ByteBuffer out, String text) {
        out.putInt(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @param arcs transition, word, cost and next state */
    private static void state(ByteBuffer out, float[][] arcs) {
        out.putFloat(0).putLong(arcs.length);
        for (float[] arc : arcs) {
            out.putInt((int) arc[0]).putInt((int) arc[1]).putFloat(arc[2]).putInt((int) arc[3]);
        }
    }
}
