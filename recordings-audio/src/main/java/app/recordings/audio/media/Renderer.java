package app.recordings.audio.media;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes renditions. */
public final class Renderer {
    private final Ffmpeg ffmpeg;

    public Renderer(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Writes the rendition into a file, without the tags of the original.
     *
     * @throws WorkException when this audio cannot be had in this form
     */
    public void render(AudioFile audio, Rendition rendition, Path file, Work work) throws IOException {
        List<String> output = new ArrayList<>(List.of("-map_metadata", "-1"));
        output.addAll(rendition.output(ffmpeg));
        output.add("file:" + file);
        Process process = ffmpeg.read(work, audio.path(), audio.container(), output);
        try {
            int status = process.waitFor();
            work.check();
            if (status != 0) {
                throw new WorkException(Failure.ENGINE_FAILED, "The audio cannot be had as " + rendition + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while converting", e);
        } finally {
            work.release(process);
        }
    }
}
