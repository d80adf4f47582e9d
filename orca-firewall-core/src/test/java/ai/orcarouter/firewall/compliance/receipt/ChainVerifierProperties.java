/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.AuditAct;
import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.Event;
import ai.orcarouter.core.spi.EventChain;
import ai.orcarouter.core.spi.EventKind;
import ai.orcarouter.core.spi.EventRow;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever is done to the rows before a checkpoint that the verifier holds is found; what is done after it need not be.
 */
class ChainVerifierProperties {
    enum Tampering {
        EDIT,
        EDIT_AND_REHASH,
        DROP,
        SWAP,
        TRUNCATE,
        SPLICE,
        DROP_ALL
    }

    @Property(tries = 100)
    void tamperingWithEvents_isFound(
            @ForAll Tampering how, @ForAll @IntRange(max = 9) int at, @ForAll @IntRange(max = 9) int other) {
        try (ReceiptWorld world = new ReceiptWorld()) {
            world.events("a", 6);
            world.events("b", 4);
            Checkpoint held = world.sign();
            world.events("a", 1);
            Copies copies = world.copies();
            assertThat(copies.verify(world.verifier(), List.of(held)).faults()).isEmpty();
            List<EventRow> before = List.copyOf(copies.events);
            // Rows 0 to 6 are of chain a, the last of them younger than the checkpoint; 7 to 10 are of chain b.
            int place = at < 6 ? at : at + 1;
            tamperEvents(copies.events, how, place, other < 6 ? other : other + 1);
            Assume.that(!copies.events.equals(before));
            assertThat(copies.verify(world.verifier(), List.of(held)).isValid()).isFalse();
        }
    }

    private static void tamperEvents(List<EventRow> rows, Tampering how, int at, int other) {
        EventRow row = rows.get(at);
        Event forged = Event.builder(EventKind.EVALUATION, row.event().time())
                .tool("crm.read")
                .verdict("deny")
                .build();
        switch (how) {
            case EDIT -> rows.set(at, with(row, row.sequence(), row.previousHash(), row.hash(), forged));
            case EDIT_AND_REHASH -> rehash(rows, at, forged);
            case DROP -> rows.remove(at);
            case SWAP -> {
                EventRow second = rows.get(other);
                rows.set(at, with(row, row.sequence(), row.previousHash(), row.hash(), second.event()));
                rows.set(other, with(second, second.sequence(), second.previousHash(), second.hash(), row.event()));
                Assume.that(!row.event().equals(second.event()));
            }
            case TRUNCATE ->
                rows.removeIf(each -> each.writer().equals(row.writer()) && each.sequence() >= row.sequence());
            case SPLICE -> splice(rows, at);
            case DROP_ALL -> rows.removeIf(each -> each.writer().equals(row.writer()));
        }
    }

    private static EventRow with(EventRow row, long sequence, String previous, String hash, Event event) {
        return new EventRow(row.writer(), row.epoch(), sequence, previous, hash, event);
    }

    /** Edits a row and makes the rest of the chain follow from it, as somebody with access to the code can. */
    private static void rehash(List<EventRow> rows, int at, Event forged) {
        EventRow row = rows.get(at);
        List<Event> events = new ArrayList<>(List.of(forged));
        List<EventRow> rest = rows.stream()
                .filter(each -> each.writer().equals(row.writer()) && each.sequence() > row.sequence())
                .toList();
        rest.forEach(each -> events.add(each.event()));
        rows.removeAll(rest);
        rows.remove(row);
        ChainHead head = new ChainHead(row.sequence() - 1, row.previousHash());
        rows.addAll(EventChain.append(head, row.writer(), row.epoch(), events));
    }

    /** Takes a row out and closes the gap by numbers and hashes. */
    private static void splice(List<EventRow> rows, int at) {
        EventRow row = rows.get(at);
        List<EventRow> rest = rows.stream()
                .filter(each -> each.writer().equals(row.writer()) && each.sequence() > row.sequence())
                .toList();
        rows.removeAll(rest);
        rows.remove(row);
        ChainHead head = new ChainHead(row.sequence() - 1, row.previousHash());
        rows.addAll(EventChain.append(
                head,
                row.writer(),
                row.epoch(),
                rest.stream().map(EventRow::event).toList()));
    }

    @Property(tries = 75)
    void tamperingWithAuditRows_isFound(
            @ForAll Tampering how, @ForAll @IntRange(max = 5) int at, @ForAll @IntRange(max = 5) int other) {
        try (ReceiptWorld world = new ReceiptWorld()) {
            world.changes(6);
            Checkpoint held = world.sign();
            world.changes(2);
            Copies copies = world.copies();
            assertThat(copies.verify(world.verifier(), List.of(held)).faults()).isEmpty();
            List<AuditEntry> before = List.copyOf(copies.audit);
            tamperAudit(copies.audit, how, at, other);
            Assume.that(!copies.audit.equals(before));
            assertThat(copies.verify(world.verifier(), List.of(held)).isValid()).isFalse();
        }
    }

    private static void tamperAudit(List<AuditEntry> rows, Tampering how, int at, int other) {
        AuditEntry row = rows.get(at);
        AuditAct act = row.act();
        AuditAct forged = new AuditAct(
                act.time(),
                new Actor("mallory", Role.OWNER),
                act.verb(),
                act.targetKind(),
                act.targetId(),
                act.targetName(),
                act.payload());
        switch (how) {
            case EDIT -> rows.set(at, new AuditEntry(row.sequence(), forged, row.previousHash(), row.hash()));
            case EDIT_AND_REHASH -> rebuild(rows, at, List.of(forged));
            case DROP -> rows.remove(at);
            case SWAP -> {
                AuditEntry second = rows.get(other);
                rows.set(at, new AuditEntry(row.sequence(), second.act(), row.previousHash(), row.hash()));
                rows.set(other, new AuditEntry(second.sequence(), row.act(), second.previousHash(), second.hash()));
            }
            case TRUNCATE -> rows.subList(at, rows.size()).clear();
            case SPLICE -> rebuild(rows, at, List.of());
            case DROP_ALL -> rows.clear();
        }
    }

    private static void rebuild(List<AuditEntry> rows, int at, List<AuditAct> instead) {
        AuditEntry row = rows.get(at);
        List<AuditAct> acts = new ArrayList<>(instead);
        rows.subList(at + 1, rows.size()).forEach(each -> acts.add(each.act()));
        rows.subList(at, rows.size()).clear();
        rows.addAll(AuditChain.append(new ChainHead(row.sequence() - 1, row.previousHash()), acts));
    }

    /**
     * Any order of changes, events, checkpoints and letting go is accepted with every checkpoint that was ever signed.
     */
    @Property(tries = 30)
    void untouchedStores_areValid_whateverHappened(@ForAll List<@IntRange(max = 5) Integer> steps) {
        try (ReceiptWorld world = new ReceiptWorld()) {
            List<Checkpoint> held = new ArrayList<>();
            int number = 0;
            for (int step : steps.subList(0, Math.min(steps.size(), 25))) {
                number++;
                switch (step) {
                    case 0 -> world.changes(1);
                    case 1 -> world.events("a", 2);
                    case 2 -> world.events("b" + number % 3, 1);
                    case 3, 4 -> held.add(world.sign());
                    default -> world.checkpoints.prune(ReceiptWorld.ADMIN, ReceiptWorld.NOW.plusSeconds(40L * number));
                }
            }
            assertThat(world.verifier()
                            .verify(ReceiptWorld.NAME, world.config, world.events, held)
                            .faults())
                    .isEmpty();
            for (Checkpoint one : held) {
                assertThat(world.verify(one).faults()).isEmpty();
            }
        }
    }
}
