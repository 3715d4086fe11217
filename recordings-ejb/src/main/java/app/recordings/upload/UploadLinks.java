package app.recordings.upload;

import app.recordings.error.ProblemException;
import app.recordings.security.Secret;
import app.recordings.security.SigningKey;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs the addresses that content is sent to, and knows them again. */
@ApplicationScoped
public class UploadLinks {
    private static final Pattern TOKEN =
            Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,5})\\.(\\d{1,15})\\.(\\d{1,11})\\.([\\w-]{43})");

    @Inject
    SigningKey key;

    @Inject
    Clock clock;

    /** For all of the content. */
    public String whole(DirectUpload upload) {
        return token(UploadLink.whole(upload));
    }

    /** For one part. */
    public String part(DirectUpload upload, int part) {
        return token(UploadLink.part(upload, part));
    }

    /** What is forged or has expired is not there. */
    UploadLink open(String token) {
        Matcher parts = TOKEN.matcher(token);
        return Optional.of(parts)
                .filter(Matcher::matches)
                .flatMap(found -> Ids.parse(found.group(1)))
                .map(id -> new UploadLink(
                        id,
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Instant.ofEpochSecond(Long.parseLong(parts.group(4)))))
                .filter(link -> clock.instant().isBefore(link.expiresAt()) && isSigned(link, parts.group(5)))
                .orElseThrow(() -> ProblemException.notFound("upload"));
    }

    private String token(UploadLink link) {
        return link.text() + "." + signature(link);
    }

    private boolean isSigned(UploadLink link, String signature) {
        return Secret.sameHash(Secret.hash(signature(link)), Secret.hash(signature));
    }

    private String signature(UploadLink link) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign("upload", link.text()));
    }
}
