/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890123456Z");
    private static final ChainHead AUDIT = ChainHead.ofAudit("w");
    private static final ChainHead EVENTS = ChainHead.ofEvents("w", "a", 1);

    private static AuditAct act(
            String actor, Role role, String verb, String kind, String id, String name, String json) {
        return new AuditAct(NOW, new Actor(actor, role), verb, kind, id, name, json);
    }

    private static AuditAct act(String verb) {
        return act("ann", Role.ADMIN, verb, "policy", "7", "seven", "{}");
    }

    private static List<AuditEntry> audit() {
        return AuditChain.append(AUDIT, List.of(act("one"), act("two"), act("three")));
    }

    private static List<EventRow> events() {
        List<Event> events = new ArrayList<>();
        for (String tool : List.of("one", "two", "three")) {
            events.add(Event.builder(EventKind.EVALUATION, NOW).tool(tool).build());
        }
        return EventChain.append(EVENTS, "a", 1, events);
    }

    @Test
    void audit_ofSevenParts_hashesEachOfThem() {
        List<AuditAct> acts = List.of(
                act("ann", Role.ADMIN, "v", "k", "i", "n", "{}"),
                act("bob", Role.ADMIN, "v", "k", "i", "n", "{}"),
                act("ann", Role.OWNER, "v", "k", "i", "n", "{}"),
                act("ann", Role.ADMIN, "w", "k", "i", "n", "{}"),
                act("ann", Role.ADMIN, "v", "l", "i", "n", "{}"),
                act("ann", Role.ADMIN, "v", "k", "j", "n", "{}"),
                act("ann", Role.ADMIN, "v", "k", "i", "o", "{}"),
                act("ann", Role.ADMIN, "v", "k", "i", "n", "{\"a\":1}"),
                new AuditAct(NOW.plusNanos(1_000), new Actor("ann", Role.ADMIN), "v", "k", "i", "n", "{}"));
        assertThat(acts.stream().map(act -> AuditEntry.after(AUDIT, act).hash()))
                .doesNotHaveDuplicates();
        assertThat(AuditEntry.after(AUDIT, act("v")).hash())
                .isNotEqualTo(AuditEntry.after(ChainHead.ofAudit("x"), act("v")).hash());
    }

    @Test
    void hashes_areThoseThatAnotherProgramComputes() {
        assertThat(AuditEntry.after(AUDIT, act("ann", Role.ADMIN, "v", "k", "i", "n", "{ \"b\":1.0, \"a\":2 }"))
                        .hash())
                .isEqualTo("92ffbbb211279ce78ab8ba884edc6d884e2ebb58fb5cb51f6812c2d42f14fe0f");
        assertThat(events().get(0).hash())
                .isEqualTo("3ef0c8c0e898d0cb4a7eab1931662d2884373ee798a77337e9d5fbebbf0f0291");
    }

    @Test
    void audit_untouched_hasNoFault() {
        List<AuditEntry> rows = audit();
        assertThat(AuditChain.fault(AUDIT, rows, rows.get(2).head())).isEmpty();
        assertThat(AuditChain.fault(AUDIT, List.of(), AUDIT)).isEmpty();
        assertThat(AuditChain.fault(
                        rows.get(0).head(), rows.subList(1, 3), rows.get(2).head()))
                .isEmpty();
    }

    @Test
    void audit_anyEdit_isFound() {
        List<AuditEntry> rows = audit();
        ChainHead end = rows.get(2).head();
        for (int i = 0; i < 3; i++) {
            AuditEntry row = rows.get(i);
            List<AuditEntry> changed = new ArrayList<>(rows);
            changed.set(i, new AuditEntry(row.sequence(), act("forged"), row.previousHash(), row.hash()));
            assertThat(AuditChain.fault(AUDIT, changed, end)).contains("audit row " + (i + 1) + " was changed");
            AuditEntry rehashed = AuditEntry.after(new ChainHead(i, row.previousHash()), act("forged"));
            changed.set(i, rehashed);
            assertThat(AuditChain.fault(AUDIT, changed, end)).isPresent();
            List<AuditEntry> removed = new ArrayList<>(rows);
            removed.remove(i);
            assertThat(AuditChain.fault(AUDIT, removed, end)).isPresent();
            List<AuditEntry> moved = new ArrayList<>(rows);
            Collections.swap(moved, i, (i + 1) % 3);
            assertThat(AuditChain.fault(AUDIT, moved, end)).isPresent();
        }
        assertThat(AuditChain.fault(ChainHead.ofAudit("x"), rows, end)).isPresent();
    }

    @Test
    void events_anyEdit_isFound() {
        List<EventRow> rows = events();
        ChainHead end = rows.get(2).head();
        assertThat(EventChain.fault(EVENTS, rows, end)).isEmpty();
        for (int i = 0; i < 3; i++) {
            EventRow row = rows.get(i);
            List<EventRow> changed = new ArrayList<>(rows);
            Event forged =
                    Event.builder(EventKind.EVALUATION, NOW).tool("forged").build();
            changed.set(i, new EventRow("a", 1, row.sequence(), row.previousHash(), row.hash(), forged));
            assertThat(EventChain.fault(EVENTS, changed, end)).contains("event row " + (i + 1) + " was changed");
            changed.set(i, EventRow.after(new ChainHead(i, row.previousHash()), "a", 1, forged));
            assertThat(EventChain.fault(EVENTS, changed, end)).isPresent();
            List<EventRow> removed = new ArrayList<>(rows);
            removed.remove(i);
            assertThat(EventChain.fault(EVENTS, removed, end)).isPresent();
        }
        assertThat(EventChain.fault(ChainHead.ofEvents("w", "a", 2), rows, end)).isPresent();
        assertThat(EventChain.fault(ChainHead.ofEvents("x", "a", 1), rows, end)).isPresent();
    }

    @Test
    void commit_thatCannotBeStored_isRefused() {
        List<AuditEntry> rows = audit();
        ConfigDocument document = new ConfigDocument("policy", "7", 1, "{}", "ann", NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfigCommit(0, List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfigCommit(-1, List.of(), rows));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfigCommit(0, List.of(document, document), rows));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfigCommit(0, List.of(), List.of(rows.get(0), rows.get(2))));
        assertThat(new ConfigCommit(0, List.of(document), rows).auditHead())
                .isEqualTo(rows.get(2).head());
    }

    @Test
    void times_areCutToMicroseconds() {
        Instant cut = Instant.parse("2026-03-04T05:06:07.890123Z");
        assertThat(act("v").time()).isEqualTo(cut);
        assertThat(new ConfigDocument("policy", "7", 1, null, "ann", NOW).time())
                .isEqualTo(cut);
        assertThat(Event.builder(EventKind.MCP, NOW).build().time()).isEqualTo(cut);
    }

    @Test
    void payload_isAnObjectInCanonicalForm() {
        assertThat(act("ann", Role.ADMIN, "v", "k", "", "", "{ \"b\" : 1.0, \"a\" : 2 }")
                        .payload())
                .isEqualTo("{\"a\":2,\"b\":1}");
        for (String bad :
                List.of("", "1", "[]", "null", "{\"a\":1,\"a\":2}", "{\"a\":\"" + "x".repeat(1 << 16) + "\"}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> act("ann", Role.ADMIN, "v", "k", "", "", bad));
        }
    }
}
