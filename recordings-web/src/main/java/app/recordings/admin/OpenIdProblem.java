package app.recordings.admin;

import app.recordings.openid.OpenIdException;
import java.util.Locale;
import java.util.stream.Stream;

/** Why somebody who came from the OpenID provider is not let in. */
enum OpenIdProblem {
    EXPIRED("That took too long, was done before, or began in another browser. Begin again here."),
    DENIED("The provider did not sign you in."),
    UNAVAILABLE("The provider cannot be reached. Try again soon, or sign in otherwise."),
    REFUSED("What the provider said cannot be trusted. The log tells the operator why."),
    NO_ROLE("The provider knows you, but nothing that it says of you gives you a role here."),
    BUSY("Too many wrong credentials came from your address. Try again in a while.");

    private final String text;

    OpenIdProblem(String text) {
        this.text = text;
    }

    static OpenIdProblem of(OpenIdException failure) {
        return valueOf(failure.reason().name());
    }

    /** Where it is told. */
    String page() {
        return ConsoleFilter.SIGN_IN + "?problem=" + code();
    }

    /** Empty for a code that is none, or null. */
    static String text(String code) {
        return Stream.of(values())
                .filter(problem -> problem.code().equals(code))
                .map(problem -> problem.text)
                .findFirst()
                .orElse("");
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
