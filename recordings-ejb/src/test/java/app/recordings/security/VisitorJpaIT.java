package app.recordings.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VisitorJpaIT {
    private final Beans beans = new Beans();
    private final VisitorService visitors = beans.get(VisitorService.class);

    @Test
    void visitorIsTheSameCallerEachTime() {
        String token = visitors.welcome();
        Caller caller = visitors.identify(token).orElseThrow();
        assertThat(caller.kind()).isEqualTo(Caller.Kind.VISITOR);
        assertThat(visitors.identify(token)).contains(caller);
        assertThat(visitors.identify(visitors.welcome())).isPresent().get().isNotEqualTo(caller);
    }

    @Test
    void visitorIsForgottenAfterFourHundredDays() {
        String token = visitors.welcome();
        beans.clock().advance(Duration.ofDays(400).minusMillis(1));
        assertThat(visitors.identify(token)).isPresent();
        beans.clock().advance(Duration.ofMillis(1));
        assertThat(visitors.identify(token)).isEmpty();
        assertThat(visitors.renew(token)).isFalse();
    }

    @Test
    void visitBeginsTheFourHundredDaysAnew() {
        String token = visitors.welcome();
        beans.clock().advance(Duration.ofDays(399));
        assertThat(visitors.renew(token)).isTrue();
        beans.clock().advance(Duration.ofDays(399));
        assertThat(visitors.identify(token)).isPresent();
    }

    @Test
    void unknownTokenIsNobody() {
        assertThat(visitors.identify("")).isEmpty();
        assertThat(visitors.identify(Secret.random(""))).isEmpty();
        assertThat(visitors.renew(Secret.random(""))).isFalse();
    }
}
