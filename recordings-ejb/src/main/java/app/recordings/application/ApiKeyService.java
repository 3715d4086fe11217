package app.recordings.application;

import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom keys let in, many in one transaction. */
@ApplicationScoped
public class ApiKeyService {
    private static final HexFormat HEX = HexFormat.of();

    @Inject
    ApplicationRepository applications;

    /** @return for each of the hashes, in their order; empty for one that opens nothing */
    @Transactional
    public List<Optional<Caller>> callers(List<byte[]> hashes) {
        List<String> shown = hashes.stream().map(HEX::formatHex).toList();
        Map<String, ApiKey> known = applications.keys(shown).stream()
                .collect(Collectors.toMap(key -> HEX.formatHex(key.keyHash()), Function.identity()));
        return shown.stream()
                .map(hash -> Optional.ofNullable(known.get(hash)).map(ApiKey::caller))
                .toList();
    }
}
