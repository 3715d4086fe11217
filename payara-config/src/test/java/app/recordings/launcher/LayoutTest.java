package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private static final Map<String, String> NODE_ALONE = Map.of(
            "RECORDINGS_PARTS", " Node",
            "RECORDINGS_DATABASE_ADDRESSES", "db1:5432, [fd00::2]:5433",
            "RECORDINGS_DATABASE_PASSWORD", "secret",
            "RECORDINGS_BROKER_ADDRESSES", "10.0.0.3:61616",
            "RECORDINGS_BROKER_PASSWORD", "secret",
            "RECORDINGS_SIGNING_KEY", "secret",
            "RECORDINGS_AUDIO_URL", "http://audio:8090");

    @Test
    void startsAllPartsOfOneNodeUnlessToldOtherwise() {
        assertThat(Layout.from(Map.of()).parts())
                .containsExactlyInAnyOrder(Part.NODE, Part.AUDIO, Part.BROKER, Part.DATABASE);
    }

    @Test
    void findsWhatItDoesNotStart() {
        var layout = Layout.from(NODE_ALONE);
        assertThat(layout.parts()).containsExactly(Part.NODE);
        assertThat(layout.elsewhere().get(Part.DATABASE))
                .containsExactly(new Address("db1", 5432), new Address("[fd00::2]", 5433));
        assertThat(layout.elsewhere().get(Part.BROKER)).containsExactly(new Address("10.0.0.3", 61_616));
        assertThat(layout.audio()).hasToString("Optional[http://audio:8090]");
    }

    @Test
    void ignoresWhereOthersAreOfWhatItStartsItself() {
        var layout = Layout.from(Map.of("RECORDINGS_DATABASE_ADDRESSES", "db1:5432"));
        assertThat(layout.elsewhere()).isEmpty();
    }

    @Test
    void saysAllThatANodeAloneLacks() {
        assertThatThrownBy(() -> Layout.from(Map.of("RECORDINGS_PARTS", "node,audio,broker")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(
                        "RECORDINGS_DATABASE_ADDRESSES and RECORDINGS_DATABASE_PASSWORD and RECORDINGS_SIGNING_KEY")
                .hasMessageNotContaining("BROKER");
    }

    @ParameterizedTest
    @CsvSource({
        "RECORDINGS_PARTS, node;engine, engine",
        "RECORDINGS_PARTS, proxy, RECORDINGS_NODE_ADDRESSES",
        "RECORDINGS_BROKER_LISTEN, 61616, HOST:PORT",
        "RECORDINGS_BROKER_LISTEN, 0.0.0.0:0, HOST:PORT",
        "RECORDINGS_AUDIO_LISTEN, 0.0.0.0:65536, HOST:PORT",
        "RECORDINGS_AUDIO_LISTEN, a b:80, HOST:PORT",
    })
    void refusesWhatCannotBeInASentence(String variable, String value, String said) {
        var environment = Map.of(variable, value.replace(';', ','));
        assertThatThrownBy(() -> Layout.from(environment))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(said);
    }
}
