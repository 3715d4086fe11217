package app.recordings.error;

/**
 * Every kind of error a caller can be told of: a code in kebab-case, the HTTP status it is answered
 * with and a title that does not change from one occurrence to the next (RFC 9457).
 */
public enum ErrorType {
    MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read"),
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter of the request is wrong"),
    IDEMPOTENCY_NOT_SUPPORTED("idempotency-not-supported", 400, "This call cannot be made idempotent"),
    UNAUTHENTICATED("unauthenticated", 401, "Credentials are missing or not valid"),
    CROSS_SITE_REQUEST("cross-site-request", 403, "The request comes from another site"),
    FORBIDDEN("forbidden", 403, "The caller may not do this"),
    NOT_FOUND("not-found", 404, "There is no such thing here"),
    NOT_READY("not-ready", 404, "It is not ready yet"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable form of the answer exists"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request took too long to arrive"),
    NOT_RETRYABLE("not-retryable", 409, "Only failed or cancelled work can be retried"),
    NOT_CANCELLABLE("not-cancellable", 409, "Only work that has not ended can be cancelled"),
    NOT_EDITABLE("not-ready", 409, "It is not ready yet"),
    REQUEST_IN_FLIGHT("request-in-flight", 409, "The same request is still being worked on"),
    CONFLICT("conflict", 409, "Another change came first"),
    UPLOAD_INCOMPLETE("upload-incomplete", 409, "Some of the content has not arrived"),
    UPLOAD_ENDED("upload-ended", 409, "The upload takes no more content"),
    WEBHOOK_DISABLED("webhook-disabled", 409, "The webhook is disabled"),
    GONE("gone", 410, "It has been deleted"),
    PRECONDITION_FAILED("precondition-failed", 412, "It has changed meanwhile"),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The content is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The content type is not accepted"),
    RANGE_NOT_SATISFIABLE("range-not-satisfiable", 416, "The range lies outside the content"),
    INVALID("invalid", 422, "Some values are not valid"),
    MISSING_AUDIO("missing-audio", 422, "The audio is missing"),
    EMPTY_AUDIO("empty-audio", 422, "The audio is empty"),
    UNDECODABLE_AUDIO("undecodable-audio", 422, "The audio cannot be decoded"),
    WRONG_SIZE("wrong-size", 422, "The content has another size than was announced"),
    WRONG_HASH("wrong-hash", 422, "The content has another hash than was announced"),
    UNSUPPORTED_LANGUAGE("unsupported-language", 422, "The language is not supported"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The idempotency key belongs to another request"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "There are too many requests"),
    INTERNAL("internal", 500, "Something went wrong on the server"),
    OVERLOADED("overloaded", 503, "The server cannot take this now"),
    NOT_CONFIGURED("not-configured", 503, "The operator has not set this up");

    private final String code;
    private final int status;
    private final String title;

    ErrorType(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
