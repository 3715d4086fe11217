package app.recordings.person;

import app.recordings.duty.DutyService;
import app.recordings.email.MailConfig;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.language.ReaderLanguage;
import app.recordings.openid.OpenIdIdentity;
import app.recordings.recording.EmailSyntax;
import app.recordings.security.Caller;
import app.recordings.security.SigningKey;
import app.recordings.security.VisitorService;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Signing in by a link that comes by email, where everybody is answered alike, known or not, and by an OpenID provider; whoever
 * first shows that an address is theirs becomes that person.
 */
@ApplicationScoped
public class PersonService {
    private static final Duration LINK_LIFE = Duration.ofMinutes(15);
    private static final Duration FOLLOWING = Duration.ofSeconds(20);
    private static final int LINKS_AT_A_TIME = 5;

    @Inject
    PersonRepository people;

    @Inject
    IdentityRepository identities;

    @Inject
    SignInRepository signIns;

    @Inject
    SignInLink link;

    @Inject
    VisitorService visitors;

    @Inject
    DutyService duties;

    @Inject
    MailConfig mail;

    @Inject
    SigningKey signing;

    /**
     * Somebody who has signed in.
     *
     * @param cookie the token of the browser's new cookie
     * @param email null for whom only an OpenID provider knows
     */
    public record SignedIn(String cookie, String email) {}

    /** Whether links can be sent. */
    public boolean isOffered() {
        return mail.isConfigured() && signing.isConfigured();
    }

    /** Has a link sent that signs in this browser, once and within 15 minutes. */
    @Transactional
    public void ask(Caller caller, String email, ReaderLanguage language) {
        requireVisitor(caller);
        if (!isOffered()) {
            throw new ProblemException(ErrorType.NOT_CONFIGURED, "The operator has not set up emails.");
        }
        String address = address(email);
        if (!EmailSyntax.isValid(address)) {
            throw ProblemException.invalid(List.of(new Violation("email", "body", "The email address is not valid.")));
        }
        if (!signIns.add(new AskedSignIn(Ids.next(), address, language), caller.keyId(), LINK_LIFE, LINKS_AT_A_TIME)) {
            throw ProblemException.tooManyRequests("Links enough are on their way to you.", LINK_LIFE);
        }
    }

    /**
     * Signs in. What the visitor had becomes the person's, unless it is another person's.
     *
     * @param token of the link
     * @throws ProblemException 404 whatever is wrong with the link
     */
    @Transactional
    public SignedIn confirm(Caller caller, String token) {
        requireVisitor(caller);
        visitors.hold(caller);
        String email = link.read(token)
                .flatMap(id -> signIns.take(id, caller.keyId()))
                .orElseThrow(() -> ProblemException.notFound("link that signs in this browser"));
        return enter(caller, id -> people.ofEmail(email, id));
    }

    /**
     * Signs in whom an OpenID provider knows, as {@link #confirm}. Who signed in so before is the same person; of others, an
     * address that the provider says is theirs tells who they are. Without one they are a person by that provider alone.
     */
    @Transactional
    public SignedIn signIn(Caller caller, OpenIdIdentity identity) {
        requireVisitor(caller);
        visitors.hold(caller);
        String email = address(identity.email());
        boolean isKnown = EmailSyntax.isValid(email);
        return enter(caller, id -> {
            Optional<UUID> before = identities.person(identity).flatMap(person -> {
                people.hold(person);
                return identities.find(identity);
            });
            if (before.isPresent()) {
                if (isKnown) {
                    people.addEmail(email, before.get());
                }
                return before.get();
            }
            return identities.add(identity, isKnown ? people.ofEmail(email, id) : id);
        });
    }

    /** @param who tells whom the visitor comes to be; a new person takes the id that it is given */
    private SignedIn enter(Caller caller, UnaryOperator<UUID> who) {
        boolean isPerson = people.isPerson(caller.ownerId());
        UUID person = who.apply(isPerson ? UUID.randomUUID() : caller.ownerId());
        String cookie = visitors.exchange(caller, person);
        if (!isPerson && !person.equals(caller.ownerId())) {
            people.move(caller.ownerId(), person);
        }
        return new SignedIn(cookie, people.email(person).orElse(null));
    }

    private static String address(String email) {
        return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    }

    /** @return the token of the browser's new cookie, which is nobody's yet; empty when nobody was signed in */
    @Transactional
    public Optional<String> signOut(Caller caller) {
        requireVisitor(caller);
        return people.isPerson(caller.ownerId()) ? Optional.of(visitors.exchange(caller, null)) : Optional.empty();
    }

    @Transactional
    public boolean isSignedIn(Caller caller) {
        return people.isPerson(caller.ownerId());
    }

    /** Of who is signed in, if they have shown one. */
    @Transactional
    public Optional<String> email(Caller caller) {
        return people.email(caller.ownerId());
    }

    /** Who signs in with an address. */
    @Transactional
    public Optional<UUID> find(String email) {
        return people.find(email.strip().toLowerCase(Locale.ROOT));
    }

    /** The person of that address is none any more, in no browser; links that were asked for open nothing. */
    @Transactional
    public void forget(String email) {
        people.forget(email.strip().toLowerCase(Locale.ROOT));
    }

    /** Takes a link that is to be sent; when it is not said to be sent in time, it is due again. */
    @Transactional
    public Optional<AskedSignIn> next(Duration lease) {
        return signIns.claim(lease);
    }

    @Transactional
    public void sent(UUID id) {
        signIns.sent(id);
    }

    /** What requests and jobs under way wrote for visitors who signed in meanwhile becomes theirs; what expired goes. */
    @Transactional
    public void tidy() {
        if (duties.hold("following visitors who signed in", FOLLOWING)) {
            people.follow();
        }
        signIns.forgetExpired();
    }

    private static void requireVisitor(Caller caller) {
        if (caller.kind() != Caller.Kind.VISITOR) {
            throw new ProblemException(ErrorType.FORBIDDEN, "Only a visitor of the page signs in and out.");
        }
    }
}
