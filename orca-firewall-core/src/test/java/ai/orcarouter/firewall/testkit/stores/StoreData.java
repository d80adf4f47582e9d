/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Values that the contracts of stores share. */
final class StoreData {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890123Z");
    static final Actor ANN = new Actor("ann", Role.DEVELOPER);

    private StoreData() {}

    /** A workspace that no other test has. */
    static String workspace() {
        return "ws-" + UUID.randomUUID();
    }

    /** A random id as approvals and reservations have them. */
    static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    static ConfigDocument document(String kind, String id, long version, @Nullable String json) {
        return new ConfigDocument(kind, id, version, json, "ann", NOW.plusSeconds(version));
    }

    static AuditAct act(String verb, Instant time) {
        return new AuditAct(time, ANN, verb, "policy", "7", "seven", "{\"id\":7}");
    }

    /** A commit of these changes on top of {@code base}, with one audit row. */
    static ConfigCommit commit(ConfigSnapshot base, ConfigDocument... changes) {
        return new ConfigCommit(
                base.revision(),
                List.of(changes),
                AuditChain.append(base.auditHead(), List.of(act("change", NOW.plusSeconds(base.revision())))));
    }

    /** Texts as they may be stored: any characters but NUL and lone surrogates, spaces at both ends among them. */
    static Arbitrary<String> texts(int max) {
        Arbitrary<Integer> codePoints = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of((int) ' ', (int) '\'', (int) '"', (int) '\\', (int) '%', (int) '_', (int)
                        '\n')),
                Tuple.of(8, Arbitraries.integers().between(0x20, 0x7E)),
                Tuple.of(2, Arbitraries.integers().between(1, 0xD7FF)),
                Tuple.of(2, Arbitraries.integers().between(0xE000, 0x10FFFF)));
        return codePoints.list().ofMaxSize(max / 2).map(points -> {
            StringBuilder out = new StringBuilder();
            points.forEach(out::appendCodePoint);
            return out.toString();
        });
    }
}
