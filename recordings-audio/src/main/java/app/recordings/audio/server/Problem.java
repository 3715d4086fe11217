package app.recordings.audio.server;

import app.recordings.audio.work.WorkException;
import com.fasterxml.jackson.annotation.JsonInclude;

/** An error answer as RFC 9457 has it, with a code for programs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String code) {
    static final String CONTENT_TYPE = "application/problem+json";

    static Problem of(int status, String code, String detail) {
        String title = Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
        return new Problem("urn:recordings:problem:" + code, title, status, detail, code);
    }

    /** Work refused before the answer began. */
    static Problem of(WorkException e) {
        return of(422, e.failure().code(), e.getMessage());
    }
}
