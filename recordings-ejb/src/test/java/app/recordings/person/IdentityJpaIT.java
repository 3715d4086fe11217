package app.recordings.person;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.language.ReaderLanguage;
import app.recordings.openid.OpenIdIdentity;
import app.recordings.security.Caller;
import app.recordings.security.VisitorService;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class IdentityJpaIT {
    private final Beans beans = new Beans()
            .configure("recordings.mail.host", "mail.example")
            .configure("recordings.signing-key", "a key of the operator, long enough");
    private final PersonService people = beans.get(PersonService.class);
    private final VisitorService visitors = beans.get(VisitorService.class);
    private final String email = UUID.randomUUID() + "@people.example";

    private Caller visitor() {
        return visitors.identify(visitors.welcome()).orElseThrow();
    }

    private static OpenIdIdentity identity(String subject, String email) {
        return new OpenIdIdentity("https://id.example", subject, email, subject, List.of());
    }

    private Caller signedIn(Caller caller, OpenIdIdentity identity) {
        return visitors.identify(people.signIn(caller, identity).cookie()).orElseThrow();
    }

    private Caller byLink(Caller caller) throws Exception {
        people.ask(caller, email, ReaderLanguage.ENGLISH);
        String id = Sql.column("select id from sign_in where visitor_id = ?", caller.keyId())
                .get(0);
        String token = beans.get(SignInLink.class).token(UUID.fromString(id));
        return visitors.identify(people.confirm(caller, token).cookie()).orElseThrow();
    }

    private static String newSubject() {
        return "ada-" + UUID.randomUUID();
    }

    @Test
    void aVerifiedAddressIsThePersonThatTheLinkSignsIn() throws Exception {
        Caller linked = byLink(visitor());
        Caller here = signedIn(visitor(), identity(newSubject(), email.toUpperCase(Locale.ROOT)));
        assertThat(here.ownerId()).isEqualTo(linked.ownerId());
        assertThat(people.email(here)).contains(email);
    }

    @Test
    void withoutOneThePersonIsTheProvidersAloneAndNobodysAddressIsTaken() throws Exception {
        Caller linked = byLink(visitor());
        OpenIdIdentity eve = identity(newSubject(), null);
        Caller visitor = visitor();
        Caller here = signedIn(visitor, eve);
        assertThat(here.ownerId()).isEqualTo(visitor.ownerId()).isNotEqualTo(linked.ownerId());
        assertThat(people.isSignedIn(here)).isTrue();
        assertThat(people.email(here)).isEmpty();
        assertThat(signedIn(visitor(), eve).ownerId()).isEqualTo(here.ownerId());
        assertThat(signedIn(visitor(), identity(newSubject(), null)).ownerId()).isNotEqualTo(here.ownerId());
        assertThat(signedIn(visitor(), identity(eve.subject(), "not an address"))
                        .ownerId())
                .isEqualTo(here.ownerId());
        assertThat(people.email(here)).isEmpty();
    }

    @Test
    void whoIsKnownStaysThatPersonWhateverAddressComesLater() throws Exception {
        OpenIdIdentity known = identity(newSubject(), null);
        Caller before = signedIn(visitor(), known);
        Caller later = signedIn(visitor(), identity(known.subject(), email));
        assertThat(later.ownerId()).isEqualTo(before.ownerId());
        assertThat(people.email(later)).contains(email);
        assertThat(byLink(visitor()).ownerId()).isEqualTo(before.ownerId());
        Caller moved = signedIn(visitor(), identity(known.subject(), "new." + email));
        assertThat(moved.ownerId()).isEqualTo(before.ownerId());
        assertThat(people.email(moved)).contains(email);
    }

    @Test
    void theSameSubjectOfAnotherProviderIsSomebodyElse() {
        OpenIdIdentity here = identity(newSubject(), null);
        OpenIdIdentity there = new OpenIdIdentity("https://evil.example", here.subject(), null, "ada", List.of());
        assertThat(signedIn(visitor(), there).ownerId())
                .isNotEqualTo(signedIn(visitor(), here).ownerId());
    }

    @Test
    void whatIsOnePersonsNeverBecomesAnothers() throws Exception {
        Caller ada = signedIn(visitor(), identity(newSubject(), null));
        Caller bob = signedIn(ada, identity(newSubject(), null));
        assertThat(bob.ownerId()).isNotEqualTo(ada.ownerId());
        Caller linked = byLink(bob);
        assertThat(linked.ownerId()).isNotEqualTo(bob.ownerId());
        assertThat(Sql.number(
                        "select count(*) from owner_move where from_owner in (?, ?)", ada.ownerId(), bob.ownerId()))
                .isZero();
    }

    @Test
    void signingOutAndErasingEndIt() {
        OpenIdIdentity known = identity(newSubject(), email);
        Caller here = signedIn(visitor(), known);
        Caller nobody = visitors.identify(people.signOut(here).orElseThrow()).orElseThrow();
        assertThat(people.isSignedIn(nobody)).isFalse();
        assertThat(people.signOut(nobody)).isEmpty();
        people.forget(email);
        assertThat(signedIn(visitor(), known).ownerId()).isNotEqualTo(here.ownerId());
    }

    @Test
    void twoBrowsersThatComeFirstAtTheSameMomentAreOnePersons() throws Exception {
        for (String address : new String[] {null, email}) {
            OpenIdIdentity ada = identity(newSubject(), address);
            Iterator<Caller> browsers = List.of(visitor(), visitor()).iterator();
            List<UUID> owners = Together.run(2, () -> {
                Caller browser;
                synchronized (browsers) {
                    browser = browsers.next();
                }
                return signedIn(browser, ada).ownerId();
            });
            assertThat(new HashSet<>(owners)).hasSize(1);
        }
    }

    @Test
    void whoSignsInWhileTheyAreForgottenIsNobodyOrSomebodyNew() throws Exception {
        for (int round = 0; round < 20; round++) {
            OpenIdIdentity ada = identity(newSubject(), email);
            signedIn(visitor(), ada);
            Iterator<Callable<?>> both = List.<Callable<?>>of(() -> people.signIn(visitor(), ada), () -> {
                        people.forget(email);
                        return "";
                    })
                    .iterator();
            Together.run(2, () -> {
                Callable<?> one;
                synchronized (both) {
                    one = both.next();
                }
                return String.valueOf(one.call());
            });
            assertThat(Sql.number("""
                    select count(*) from openid_identity i where subject = ?
                    and not exists (select from person p where p.id = i.person_id)
                    """, ada.subject()))
                    .as("identities of somebody who was forgotten")
                    .isZero();
            assertThat(Sql.number("""
                    select count(*) from visitor v join owner_move m on m.from_owner = v.id
                    where v.owner_id is not null and not exists (select from person p where p.id = v.owner_id)
                    and not exists (select from openid_identity i where i.person_id = v.owner_id)
                    and m.moved_at > now() - interval '5 seconds'
                    """))
                    .as("browsers of somebody who was forgotten")
                    .isZero();
        }
    }
}
