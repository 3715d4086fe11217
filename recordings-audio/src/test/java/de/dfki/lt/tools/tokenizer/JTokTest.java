package de.dfki.lt.tools.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import de.dfki.lt.tools.tokenizer.annotate.AnnotatedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class JTokTest {
    private final JTok tokenizer = new JTok(new Properties());

    @Test
    void separatesWordsAndMarks() {
        assertThat(tokens("Don't go, Mr. O'Neill: it's 3.5% of $20!", "class"))
                .containsExactly("Don't", "go", ",", "Mr.", "O'Neill", ":", "it's", "3.5%", "of", "$20", "!");
    }

    @Test
    void marksWhereSentencesBegin() {
        assertThat(tokens("Go on. He went. So", "border")).containsExactly("Go", "He", "So");
    }

    private List<String> tokens(String text, String key) {
        AnnotatedString annotated = tokenizer.tokenize(text, "en");
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); i = annotated.getRunLimit("class")) {
            annotated.setIndex(i);
            if (annotated.getAnnotation("class") != null && annotated.getAnnotation(key) != null) {
                tokens.add(annotated.substring(annotated.getRunStart("class"), annotated.getRunLimit("class")));
            }
        }
        return tokens;
    }
}
