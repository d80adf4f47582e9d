/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of anomalies.
 *
 * @param anomalies latest first
 * @param nextOrNull asks for the next page; null after the last
 */
public record AnomalyPage(List<Anomaly> anomalies, @Nullable AnomalyQuery nextOrNull) {
    /** Copies the list. */
    public AnomalyPage {
        anomalies = List.copyOf(anomalies);
    }

    /** Asks for the next page. */
    public Optional<AnomalyQuery> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
