package io.github.mpfinicity.core.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.AccountStatus.Activity;
import io.github.mpfinicity.core.credentials.CredentialPart;
import io.github.mpfinicity.core.result.CachedToken;
import io.github.mpfinicity.core.result.Refusal;
import io.github.mpfinicity.core.result.TokenResult;
import io.github.mpfinicity.core.vendor.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What callers, the clock and the end of an application do to a session at the same time. */
final class SessionScenes {
    private SessionScenes() {}

    /**
     * A caller that blocks and one that does not find no token: one authentication, whose token
     * both get.
     */
    public static final class Cold extends SessionScene {
        private final List<TokenResult> results = new ArrayList<>();

        @Override
        public List<Runnable> threads() {
            Runnable caller = () -> results.add(call());
            Runnable waiting =
                    () ->
                            session.currentAsync()
                                    .thenAccept(
                                            result -> {
                                                outside("an application");
                                                results.add(result);
                                            });
            return List.of(caller, waiting);
        }

        @Override
        public void check() {
            super.check();
            assertThat(sent).isEqualTo(1);
            assertThat(results).hasSize(2).hasOnlyElementsOfType(CachedToken.class);
            assertThat(results).allSatisfy(each -> assertThat(each).isSameAs(results.get(0)));
        }
    }

    /** Two callers report the same refused token and call again: one other authentication. */
    public static final class Refused extends SessionScene {
        private final CachedToken first;

        public Refused() {
            first = (CachedToken) call();
            clocks.advance(Duration.ofMinutes(1));
        }

        @Override
        public List<Runnable> threads() {
            Runnable caller =
                    () -> {
                        session.invalidate(first.token());
                        if (!(call() instanceof CachedToken next) || next.equals(first)) {
                            wrong.add("a caller got the token that it had reported");
                        }
                    };
            return List.of(caller, caller);
        }

        @Override
        public void check() {
            super.check();
            assertThat(sent).isEqualTo(2);
        }
    }

    /** The vendor rejects the secret: it is sent once, and each caller is told. */
    public static final class Rejected extends SessionScene {
        public Rejected() {
            answer = number -> new Outcome.Rejected(CredentialPart.PARTNER_SECRET, 401, "10001");
        }

        @Override
        public List<Runnable> threads() {
            return List.of(this::callAndLook, this::callAndLook);
        }

        @Override
        public void check() {
            super.check();
            assertThat(sent).isEqualTo(1);
            assertThat(session.status().attempts().used()).isEqualTo(1);
            assertThat(session.status().activity()).isEqualTo(Activity.QUARANTINED);
        }
    }

    /** The deadline passes while the vendor answers, and somebody asks again. */
    public static final class Late extends SessionScene {
        @Override
        public List<Runnable> threads() {
            Runnable time =
                    () -> {
                        clocks.advance(Duration.ofMinutes(2));
                        timer.fire();
                        call();
                    };
            return List.of(this::call, time);
        }

        @Override
        public void check() {
            super.check();
            clocks.advance(Duration.ofMinutes(2));
            assertThat(call()).isInstanceOf(CachedToken.class);
        }
    }

    /** The application ends while somebody calls: the caller ends, and nothing is sent later. */
    public static final class Closed extends SessionScene {
        private TokenResult result;

        @Override
        public List<Runnable> threads() {
            return List.of(() -> result = call(), session::close);
        }

        @Override
        public void check() {
            super.check();
            assertThat(result).isNotNull();
            int before = sent;
            assertThat(call()).isInstanceOf(Refusal.Closed.class);
            assertThat(sent).isEqualTo(before).isLessThan(2);
        }
    }

    /** All results of calls, reports and the end are those of some order of them. */
    public static final class History extends SessionScene {
        private final Linearizable history = new Linearizable();
        private final CachedToken first;

        public History() {
            first = (CachedToken) call();
            clocks.advance(Duration.ofMinutes(1));
        }

        @Override
        public List<Runnable> threads() {
            return List.of(
                    () -> {
                        report();
                        ask();
                        history.call("close", () -> done(session::close));
                    },
                    () -> {
                        ask();
                        report();
                        ask();
                    });
        }

        private void ask() {
            history.call(
                    "token",
                    () -> call().match(held -> held.token().value(), why -> why.toString()));
        }

        private void report() {
            history.call("report", () -> done(() -> session.invalidate(first.token())));
        }

        private static String done(Runnable call) {
            call.run();
            return "";
        }

        @Override
        public void check() {
            super.check();
            assertThat(history.isExplainedBy(new Model(1, true, false))).as("%s", history).isTrue();
        }

        private record Model(int issued, boolean held, boolean closed)
                implements Linearizable.Model {
            @Override
            public Linearizable.Step step(String what) {
                return switch (what) {
                    case "close" -> new Linearizable.Step(new Model(issued, false, true), "");
                    case "report" ->
                            new Linearizable.Step(
                                    new Model(issued, held && issued > 1, closed), "");
                    case "token" -> token();
                    default -> throw new IllegalArgumentException(what);
                };
            }

            private Linearizable.Step token() {
                if (closed) {
                    return new Linearizable.Step(this, "Closed[]");
                }
                int number = held ? issued : issued + 1;
                return new Linearizable.Step(new Model(number, true, false), "token-" + number);
            }
        }
    }
}
