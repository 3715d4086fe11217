package app.recordings.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.recording.AudioConverter;
import app.recordings.recording.NewRecording;
import app.recordings.recording.Renditions;
import app.recordings.recording.StoredAudio;
import app.recordings.recording.TranscriptEdit;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other forms of a recording's audio. */
class RenditionJpaIT extends CorrectionFixture {
    private Renditions renditions;

    @BeforeEach
    void complete() throws Exception {
        renditions = beans.put(AudioConverter.class, beans.get(AudioServiceConverter.class))
                .get(Renditions.class);
        worker.work(jobId);
        deliver();
        audio.calls.clear();
    }

    @Test
    void mp3IsMadeOnceHoweverManyAskAtOnce() throws Exception {
        List<StoredAudio> answers = Together.run(8, () -> renditions.correctedMp3(owner, id));
        assertThat(answers).containsOnly(answers.get(0)).hasSize(8);
        assertThat(audio.calls).containsExactly("convert");
        assertThat(answers.get(0).contentType()).isEqualTo("audio/mpeg");
        assertThat(content(answers.get(0))).isEqualTo("MP3 of spoken: He goes home.");
        assertThat(renditions.correctedMp3(owner, id)).isEqualTo(answers.get(0));
    }

    @Test
    void audioThatCanBeSoughtInIsItsOwnPlayback() {
        assertThat(renditions.playback(owner, id)).isEqualTo(recordings.audio(owner, id));
        assertThat(audio.calls).isEmpty();
    }

    @Test
    void webmOfABrowserIsRemuxed() throws Exception {
        byte[] webm = "\u001aE\u00df\u00a3 sound".getBytes(StandardCharsets.ISO_8859_1);
        try (Spool spool = Spool.of(new ByteArrayInputStream(webm), 100)) {
            UUID recording = recordings
                    .submit(new NewRecording(owner, null, null, null, spool))
                    .recording()
                    .id();
            StoredAudio playback = renditions.playback(owner, recording);
            assertThat(content(playback)).startsWith("WEBM of ");
            assertThat(playback.contentType()).isEqualTo("audio/webm");
        }
    }

    @Test
    void nothingIsKeptOfAFailure() throws Exception {
        audio.converting = new AudioServiceException.Busy(Duration.ofSeconds(7));
        assertThatThrownBy(() -> renditions.correctedMp3(owner, id))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ErrorType.OVERLOADED);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
                });
        audio.converting = null;
        assertThat(renditions.correctedMp3(owner, id)).isNotNull();
    }

    @Test
    void renditionsGoWithWhatTheyWereMadeOf() throws Exception {
        StoredAudio mp3 = renditions.correctedMp3(owner, id);
        worker.work(recordings
                .edit(owner, id, new TranscriptEdit("He drove home", tag -> true))
                .job()
                .id());
        deliver();
        assertThat(chunks(mp3)).isZero();
        StoredAudio newer = renditions.correctedMp3(owner, id);
        recordings.delete(owner, id);
        assertThat(chunks(newer)).isZero();
        assertThat(Sql.number("select count(*) from stored_chunk where owner_id = ?", owner))
                .isZero();
    }

    @Test
    void renditionOfARecordingDeletedMeanwhileIsNotKept() throws Exception {
        audio.during = () -> recordings.delete(owner, id);
        assertThatThrownBy(() -> renditions.correctedMp3(owner, id))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.NOT_FOUND));
        assertThat(Sql.number("select count(*) from stored_chunk where owner_id = ?", owner))
                .isZero();
    }

    private static long chunks(StoredAudio audio) throws Exception {
        return Sql.number("select count(*) from stored_chunk where object_id = ?", audio.objectId());
    }

    private String content(StoredAudio stored) throws Exception {
        try (InputStream stream = beans.get(ObjectStorage.class).read(stored.objectId(), 0)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
