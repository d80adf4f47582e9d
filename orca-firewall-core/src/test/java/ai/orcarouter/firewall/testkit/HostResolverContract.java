/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.Resolution;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link HostResolver} does: a sentence of its Javadoc each. The data may be that of a name server on
 * loopback, of a hosts file or of a stub below the resolver; no test asks a public name server.
 */
public interface HostResolverContract {
    /** Longer than any test runs, so that no honest answer is late. */
    Duration AMPLE = Duration.ofHours(1);

    /** The resolver under test. */
    HostResolver resolver();

    /** A canonical name of at least two labels that the resolver knows. */
    String knownName();

    /** Every address of {@link #knownName}: at least one. */
    List<IpAddress> knownAddresses();

    /** A canonical name of at least two labels that does not exist. */
    String unknownName();

    /** It finds every address of a name, and says of which name they are. */
    @Test
    default void resolve_knownName_givesEveryAddress() {
        Resolution answer = resolver().resolve(knownName(), AMPLE);
        assertThat(answer.outcome()).isEqualTo(Resolution.Outcome.OK);
        assertThat(answer.host()).isEqualTo(knownName());
        assertThat(answer.addresses()).containsExactlyInAnyOrderElementsOf(knownAddresses());
    }

    /** A name that does not exist is an answer, not an exception. */
    @Test
    default void resolve_unknownName_isNotFound() {
        assertThat(resolver().resolve(unknownName(), AMPLE))
                .isEqualTo(Resolution.failed(unknownName(), Resolution.Outcome.NOT_FOUND));
    }

    /** It comes back when there is no time, with an answer about the name that was asked. */
    @Test
    default void resolve_noTime_endsWithAnAnswerOrAFailure() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(-1))) {
            assertThat(resolver().resolve(knownName(), none).host()).isEqualTo(knownName());
        }
    }

    /** A time that is longer than any clock counts is no fault. */
    @Test
    default void resolve_endlessTime_isAnswered() {
        assertThatCode(() -> resolver().resolve(unknownName(), Duration.ofSeconds(Long.MAX_VALUE)))
                .doesNotThrowAnyException();
    }

    /** It is thread-safe: callers that ask at once get the answer to their own question. */
    @Test
    default void resolve_manyThreads_answerTheirOwnQuestion() {
        HostResolver resolver = resolver();
        Set<Resolution.Outcome> known = ConcurrentHashMap.newKeySet();
        Set<Resolution.Outcome> unknown = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 256).parallel().forEach(i -> {
            known.add(resolver.resolve(knownName(), AMPLE).outcome());
            unknown.add(resolver.resolve(unknownName(), AMPLE).outcome());
        });
        assertThat(known).containsExactly(Resolution.Outcome.OK);
        assertThat(unknown).containsExactly(Resolution.Outcome.NOT_FOUND);
    }
}
