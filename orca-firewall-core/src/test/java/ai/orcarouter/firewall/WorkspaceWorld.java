/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.internal.evaluate.Environment;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.SuffixGlob;
import ai.orcarouter.firewall.spi.SkillGate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What tests of a workspace share: a clock that they set, and documents written past the management operations. */
final class WorkspaceWorld {
    static final String WORKSPACE = "acme";
    static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
    static final Actor HOST = new Actor("host", Role.OWNER);

    /** A clock that moves only when told to. */
    static final class Clock implements InstantSource {
        private final AtomicLong millis = new AtomicLong(START.toEpochMilli());

        void advance(long by) {
            millis.addAndGet(by);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }

        @Override
        public long millis() {
            return millis.get();
        }
    }

    private WorkspaceWorld() {}

    static EngineConfiguration configuration() {
        Environment environment = new Environment(
                SkillGate.NONE,
                null,
                HostResolver.none(),
                DestinationExtractor.defaults(),
                null,
                SuffixGlob.MATCHES_BARE,
                Limits.defaults());
        return new EngineConfiguration(environment, Map.of(), null);
    }

    static WorkspaceDocuments documents() {
        return new WorkspaceDocuments(configuration());
    }

    /** Stores one document as a host could do past the library; null deletes it. */
    static void put(ConfigStore store, String kind, String id, @Nullable String json) {
        ConfigSnapshot base = store.read(WORKSPACE);
        List<ConfigDocument> known = store.history(WORKSPACE, kind, id, Long.MAX_VALUE, 1);
        long version = known.isEmpty() ? 1 : known.get(0).version() + 1;
        AuditAct act = new AuditAct(START, HOST, "seed", kind, id, "", "{}");
        store.commit(
                WORKSPACE,
                new ConfigCommit(
                        base.revision(),
                        List.of(new ConfigDocument(kind, id, version, json, HOST.id(), START)),
                        AuditChain.append(base.auditHead(), List.of(act))));
    }

    static void put(ConfigStore store, FirewallPolicy policy) {
        put(
                store,
                DocumentKinds.FIREWALL_POLICY,
                Long.toString(policy.id()),
                documents().encode(policy));
    }
}
