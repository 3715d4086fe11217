package app.recordings.openid.http;

import app.recordings.openid.OpenIdConfig;
import app.recordings.openid.OpenIdException;
import app.recordings.openid.OpenIdException.Reason;
import app.recordings.openid.OpenIdIdentity;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is told of somebody, in the order of trust: an ID token, then what user info says of the same subject. */
final class Claims {
    /** OpenID Connect Core 1.0, section 2. */
    private static final int LONGEST_SUBJECT = 255;

    private final OpenIdConfig config;
    private final List<ClaimsSet> told;

    Claims(OpenIdConfig config, ClaimsSet... told) {
        this.config = config;
        this.told = List.of(told);
    }

    /** @throws OpenIdException when that is told of somebody else (OpenID Connect Core 1.0, section 5.3.2) */
    Claims with(ClaimsSet more) {
        if (!subject().equals(more.getStringClaim("sub"))) {
            throw new OpenIdException(Reason.REFUSED, "The provider tells more of somebody else");
        }
        return new Claims(config, told.get(0), more);
    }

    /** Whether there is nothing more to ask for. */
    boolean isWhole() {
        return (!config.scopes().contains("email") || told.get(0).getClaim("email") != null)
                && claim(told.get(0)) != null;
    }

    OpenIdIdentity identity() {
        String email = told.stream()
                .filter(claims -> Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")))
                .map(claims -> claims.getStringClaim("email"))
                .filter(address -> address != null)
                .findFirst()
                .orElse(null);
        String called = told.stream()
                .map(claims -> claims.getStringClaim("preferred_username"))
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(subject());
        return new OpenIdIdentity(config.issuer(), subject(), email, email == null ? called : email, groups());
    }

    private String subject() {
        String subject = told.get(0).getStringClaim("sub");
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new OpenIdException(Reason.REFUSED, "The provider's subject is none");
        }
        return subject;
    }

    private List<String> groups() {
        return told.stream()
                .map(this::claim)
                .filter(value -> value != null)
                .findFirst()
                .map(Claims::texts)
                .orElse(List.of());
    }

    /** Under the claim's own name, which may have points, or inside of objects. */
    private Object claim(ClaimsSet claims) {
        Object value = claims.getClaim(config.rolesClaim());
        if (value == null) {
            value = claims.toJSONObject();
            for (String step : config.rolesClaim().split("\\.", -1)) {
                value = value instanceof Map<?, ?> object ? object.get(step) : null;
            }
        }
        return value;
    }

    private static List<String> texts(Object value) {
        Stream<?> values = value instanceof Collection<?> many ? many.stream() : Stream.of(value);
        return values.filter(String.class::isInstance).map(String.class::cast).toList();
    }
}
