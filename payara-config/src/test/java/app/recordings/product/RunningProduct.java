package app.recordings.product;

import java.net.URI;

/** The one product that is started for all tests. */
final class RunningProduct {
    private RunningProduct() {}

    /** Without a final slash. */
    static URI url() {
        return URI.create(System.getProperty("recordings.url"));
    }
}
