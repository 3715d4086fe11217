package app.recordings.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "a, b|\"a, b\"",
                "say \"no\"|\"say \"\"no\"\"\"",
                "=1+1|'=1+1",
                "@sum, all|\"'@sum, all\"",
                "-5|'-5"
            })
    void fieldsAreNeitherTornNorTakenForFormulas(String value, String field) {
        assertThat(Csv.field(value)).isEqualTo(field);
    }

    @Test
    void linesStayWithinTheirField() {
        assertThat(Csv.field("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(Csv.field(null)).isEmpty();
    }
}
