/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import static ai.orcarouter.firewall.testkit.stores.StoreData.NOW;
import static ai.orcarouter.firewall.testkit.stores.StoreData.id;
import static ai.orcarouter.firewall.testkit.stores.StoreData.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.firewall.model.Approval;
import ai.orcarouter.firewall.model.ApprovalBinding;
import ai.orcarouter.firewall.model.ApprovalContext;
import ai.orcarouter.firewall.model.ApprovalRuling;
import ai.orcarouter.firewall.model.ApprovalState;
import ai.orcarouter.firewall.model.Surface;
import ai.orcarouter.firewall.spi.ApprovalQuery;
import ai.orcarouter.firewall.spi.ApprovalStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every sentence of {@link ApprovalStore}. */
public abstract class ApprovalStoreContract {
    private static final Instant END = NOW.plus(ApprovalStore.DEFAULT_EXPIRY);
    private static final Instant BEFORE_END = END.minusNanos(1_000);

    /** For subclasses. */
    protected ApprovalStoreContract() {}

    /** The store under test; it may be the same for all tests. */
    protected abstract ApprovalStore store();

    /** How often a store is raced; a subclass may lower it for a slow store. */
    protected int rounds() {
        return 1_000;
    }

    private static Approval held(String workspace, String id, String text, Instant openedAt, Instant expiresAt) {
        ApprovalBinding binding = ApprovalBinding.builder(workspace, "db.write" + text, ApprovalBinding.Hold.RULE)
                .keyId(text)
                .runId(text)
                .server(text, text)
                .arguments(text, text)
                .destinations(List.of("db.example:5432", "a.example:443"))
                .policy(7, 3)
                .rule(9, text)
                .build();
        ApprovalContext context = new ApprovalContext(Surface.MCP, text, text, text, text, text);
        return Approval.pending(id, binding, context, openedAt, expiresAt);
    }

    private static Approval held(String workspace) {
        return held(workspace, id(), "", NOW, END);
    }

    private static ApprovalRuling ruling(boolean approved, String reviewer, Instant time) {
        return new ApprovalRuling(approved, reviewer, "because", time);
    }

    private Approval opened() {
        return store().open(held(workspace()));
    }

    private Optional<Approval> stored(Approval approval) {
        return store().find(approval.binding().workspace(), approval.id());
    }

    private Optional<Approval> resolve(Approval approval, ApprovalRuling ruling) {
        return store().resolve(approval.binding().workspace(), approval.id(), ruling);
    }

    private boolean consume(Approval approval, String note, Instant now) {
        return store().consume(approval.binding().workspace(), approval.id(), note, now);
    }

    private Optional<Approval> revoke(Approval approval, Instant now) {
        return store().revoke(approval.binding().workspace(), approval.id(), Approval.RULE_CHANGED, now);
    }

    @Test
    void open_storesTheApproval() {
        Approval approval = held(workspace());
        assertThat(store().open(approval)).isEqualTo(approval);
        assertThat(stored(approval)).contains(approval);
    }

    @Test
    void open_anIdThatIsThere_changesNothing() {
        Approval approval = opened();
        Approval other = held(approval.binding().workspace(), approval.id(), "other", NOW.plusSeconds(1), END);
        assertThat(store().open(other)).isEqualTo(approval);
        Approval ruled = resolve(approval, ruling(true, "ann", NOW)).orElseThrow();
        assertThat(store().open(approval)).isEqualTo(ruled);
        assertThat(stored(approval)).contains(ruled);
    }

    @Test
    void anUnknownId_isNowhere() {
        Approval unknown = held(workspace());
        assertThat(stored(unknown)).isEmpty();
        assertThat(resolve(unknown, ruling(true, "ann", NOW))).isEmpty();
        assertThat(consume(unknown, "", NOW)).isFalse();
        assertThat(revoke(unknown, NOW)).isEmpty();
        assertThat(stored(unknown)).isEmpty();
    }

    @Test
    void workspaces_doNotSeeEachOther() {
        Approval one = opened();
        Approval two = store().open(held(workspace(), one.id(), "two", NOW, END));
        resolve(one, ruling(true, "ann", NOW));
        assertThat(stored(two)).contains(two);
        assertThat(consume(two, "", NOW)).isFalse();
        assertThat(consume(one, "", NOW)).isTrue();
        assertThat(store().page(two.binding().workspace(), ApprovalQuery.pending(NOW)))
                .containsExactly(two);
        assertThat(store().find(workspace(), one.id())).isEmpty();
    }

    @Test
    void resolve_firstDecisionWins() {
        Approval approval = opened();
        ApprovalRuling first = ruling(false, "ann", NOW.plusSeconds(1));
        assertThat(resolve(approval, first)).contains(approval.ruled(first));
        assertThat(resolve(approval, first)).contains(approval.ruled(first));
        assertThat(resolve(approval, ruling(true, "bob", NOW.plusSeconds(2)))).contains(approval.ruled(first));
        assertThat(resolve(approval, ruling(true, "bob", NOW))).contains(approval.ruled(first));
        assertThat(stored(approval)).contains(approval.ruled(first));
    }

    @Test
    void resolve_fromTheMomentOfExpiry_changesNothing() {
        Approval approval = opened();
        assertThat(resolve(approval, ruling(true, "ann", END))).contains(approval);
        assertThat(resolve(approval, ruling(true, "ann", BEFORE_END))
                        .orElseThrow()
                        .state(BEFORE_END))
                .isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void consume_onlyAGrantAndOnlyOnce() {
        Approval approval = opened();
        assertThat(consume(approval, "", NOW)).isFalse();
        assertThat(stored(approval)).contains(approval);
        Approval granted = resolve(approval, ruling(true, "ann", NOW)).orElseThrow();
        assertThat(consume(approval, Approval.RULE_CHANGED, NOW.plusSeconds(5))).isTrue();
        assertThat(consume(approval, "", NOW.plusSeconds(5))).isFalse();
        assertThat(stored(approval)).contains(granted.consumed(NOW.plusSeconds(5), Approval.RULE_CHANGED));
    }

    @Test
    void consume_aRefusal_isRefused() {
        Approval approval = opened();
        resolve(approval, ruling(false, "ann", NOW));
        assertThat(consume(approval, "", NOW)).isFalse();
    }

    @Test
    void consume_fromTheMomentOfExpiry_isRefused() {
        Approval approval = opened();
        resolve(approval, ruling(true, "ann", NOW));
        assertThat(consume(approval, "", END)).isFalse();
        assertThat(consume(approval, "", END.plusSeconds(1))).isFalse();
        assertThat(consume(approval, "", BEFORE_END)).isTrue();
    }

    @Test
    void revoke_pendingOrGranted_isVoid() {
        Approval pending = opened();
        assertThat(revoke(pending, NOW)).contains(pending.revoked(NOW, Approval.RULE_CHANGED));
        assertThat(resolve(pending, ruling(true, "ann", NOW))).contains(pending.revoked(NOW, Approval.RULE_CHANGED));
        Approval granted = resolve(opened(), ruling(true, "ann", NOW)).orElseThrow();
        assertThat(revoke(granted, NOW)).contains(granted.revoked(NOW, Approval.RULE_CHANGED));
        assertThat(consume(granted, "", NOW)).isFalse();
        assertThat(revoke(granted, NOW.plusSeconds(9))).contains(granted.revoked(NOW, Approval.RULE_CHANGED));
    }

    @Test
    void revoke_anythingElse_changesNothing() {
        Approval refused = resolve(opened(), ruling(false, "ann", NOW)).orElseThrow();
        assertThat(revoke(refused, NOW)).contains(refused);
        Approval used = resolve(opened(), ruling(true, "ann", NOW)).orElseThrow();
        consume(used, "", NOW);
        assertThat(revoke(used, NOW)).contains(used.consumed(NOW, ""));
        Approval expired = opened();
        assertThat(revoke(expired, END)).contains(expired);
    }

    @Test
    void expiry_happensByItselfAndNothingIsForgottenBeforeTheRetention() {
        Approval approval = opened();
        String workspace = approval.binding().workspace();
        Instant kept = END.plus(ApprovalStore.RETENTION).minusNanos(1_000);
        store().open(held(workspace, id(), "", kept, kept.plusSeconds(1)));
        assertThat(stored(approval)).contains(approval);
        assertThat(store().page(workspace, ApprovalQuery.pending(BEFORE_END))).contains(approval);
        assertThat(store().page(workspace, ApprovalQuery.pending(END))).doesNotContain(approval);
        assertThat(store().page(workspace, new ApprovalQuery(ApprovalState.EXPIRED, END, null, 10)))
                .containsExactly(approval);
    }

    @Test
    void page_isOldestFirstThenById() {
        String workspace = workspace();
        List<Approval> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(store().open(held(workspace, id(), "", NOW.minusSeconds(i / 3), END)));
        }
        all.sort(Comparator.comparing(ApprovalQuery.Place::of));
        assertThat(store().page(workspace, ApprovalQuery.pending(NOW))).isEqualTo(all);
        assertThat(pages(workspace, new ApprovalQuery(ApprovalState.PENDING, NOW, null, 3)))
                .isEqualTo(all);
        assertThat(pages(workspace, new ApprovalQuery(null, NOW, null, 1))).isEqualTo(all);
    }

    private List<Approval> pages(String workspace, ApprovalQuery first) {
        List<Approval> rows = new ArrayList<>();
        ApprovalQuery next = first;
        List<Approval> page = store().page(workspace, next);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(first.limit());
            rows.addAll(page);
            if (page.size() < first.limit()) {
                break;
            }
            next = next.after(page.get(page.size() - 1));
            page = store().page(workspace, next);
        }
        return rows;
    }

    @Property(tries = 200)
    void texts_areReturnedAsTheyWereStored(@ForAll("texts") String text, @ForAll("texts") String reviewer) {
        Approval approval = held("w" + text + workspace(), id(), text, NOW, END);
        assertThat(store().open(approval)).isEqualTo(approval);
        ApprovalRuling ruling = new ApprovalRuling(true, "r" + reviewer, text, NOW);
        assertThat(resolve(approval, ruling)).contains(approval.ruled(ruling));
        assertThat(consume(approval, text, NOW)).isTrue();
        assertThat(stored(approval)).contains(approval.ruled(ruling).consumed(NOW, text));
    }

    @Property(tries = 200)
    void anySteps_leaveWhatTheModelSays(@ForAll("steps") List<Step> steps) {
        String workspace = workspace();
        Map<Integer, Approval> model = new LinkedHashMap<>();
        for (Step step : steps) {
            Approval known = model.computeIfAbsent(
                    step.which(),
                    which -> store().open(
                                    held(workspace, id(), "", NOW.plusSeconds(which), NOW.plusSeconds(10L + which))));
            Instant now = NOW.plusSeconds(step.second());
            ApprovalState state = known.state(now);
            boolean open = state == ApprovalState.PENDING || state == ApprovalState.APPROVED;
            ApprovalRuling ruling = ruling(step.what() == Step.What.APPROVE, "r" + step.second(), now);
            Approval next = switch (step.what()) {
                case APPROVE, REJECT -> state == ApprovalState.PENDING ? known.ruled(ruling) : known;
                case CONSUME -> state == ApprovalState.APPROVED ? known.consumed(now, "n") : known;
                case REVOKE -> open ? known.revoked(now, "v") : known;
            };
            switch (step.what()) {
                case APPROVE, REJECT -> assertThat(resolve(known, ruling)).contains(next);
                case CONSUME -> assertThat(consume(known, "n", now)).isEqualTo(!next.equals(known));
                case REVOKE ->
                    assertThat(store().revoke(workspace, known.id(), "v", now)).contains(next);
            }
            model.put(step.which(), next);
            assertThat(stored(known)).contains(next);
        }
        for (ApprovalState state : ApprovalState.values()) {
            ApprovalQuery query = new ApprovalQuery(state, NOW.plusSeconds(11), null, 2);
            List<Approval> expected = model.values().stream()
                    .filter(query::matches)
                    .sorted(Comparator.comparing(ApprovalQuery.Place::of))
                    .toList();
            assertThat(pages(workspace, query)).isEqualTo(expected);
        }
    }

    @Test
    void race_oneDecisionWinsAndOneCallerConsumes() {
        try (Race race = new Race(8)) {
            for (int round = 0; round < rounds(); round++) {
                Approval approval = opened();
                List<ApprovalRuling> rulings = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    rulings.add(ruling(i % 4 != 0, "reviewer" + i, NOW.plusSeconds(i)));
                }
                List<Approval> seen = race.run(
                        number -> resolve(approval, rulings.get(number)).orElseThrow());
                assertThat(seen).containsOnly(stored(approval).orElseThrow());
                ApprovalRuling winner = seen.get(0).ruling().orElseThrow();
                assertThat(rulings).contains(winner);
                List<Boolean> used = race.run(number -> consume(approval, "", NOW.plusSeconds(9)));
                assertThat(used.stream().filter(each -> each).count()).isEqualTo(winner.approved() ? 1 : 0);
            }
        }
    }

    @Test
    void race_ofUseAndRevocation_hasOneWinner() {
        try (Race race = new Race(2)) {
            for (int round = 0; round < rounds(); round++) {
                Approval granted = resolve(opened(), ruling(true, "ann", NOW)).orElseThrow();
                List<Boolean> won = race.run(number -> number == 0
                        ? consume(granted, "", NOW)
                        : revoke(granted, NOW).orElseThrow().revokedAt().isPresent());
                assertThat(won).containsOnlyOnce(true);
            }
        }
    }

    @Test
    void race_ofTheSameOpening_storesOneApproval() {
        try (Race race = new Race(4)) {
            for (int round = 0; round < Math.min(rounds(), 100); round++) {
                String workspace = workspace();
                String id = id();
                List<Approval> seen = race.run(number -> store().open(held(workspace, id, "t" + number, NOW, END)));
                assertThat(seen).containsOnly(store().find(workspace, id).orElseThrow());
                assertThat(store().page(workspace, ApprovalQuery.pending(NOW))).hasSize(1);
            }
        }
    }

    /**
     * One thing done to one of three approvals.
     *
     * @param what what
     * @param which to which approval
     * @param second when
     */
    record Step(What what, int which, int second) {
        enum What {
            APPROVE,
            REJECT,
            CONSUME,
            REVOKE
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Step.What.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 13))
                .as(Step::new)
                .list()
                .ofMaxSize(15);
    }

    @Provide
    Arbitrary<String> texts() {
        return StoreData.texts(60);
    }
}
