package app.recordings.webhook;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a delivery is still to be made, was taken by the receiver, or was given up. */
public enum DeliveryStatus {
    PENDING,
    DELIVERED,
    FAILED;

    /** As callers read it: {@code pending}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is none of this code. */
    public static Optional<DeliveryStatus> of(String code) {
        return Stream.of(values()).filter(status -> status.code().equals(code)).findFirst();
    }
}
