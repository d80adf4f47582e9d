/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.testkit.stores;

import static ai.orcarouter.firewall.testkit.stores.StoreData.NOW;
import static ai.orcarouter.firewall.testkit.stores.StoreData.act;
import static ai.orcarouter.firewall.testkit.stores.StoreData.commit;
import static ai.orcarouter.firewall.testkit.stores.StoreData.document;
import static ai.orcarouter.firewall.testkit.stores.StoreData.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.orcarouter.core.spi.AuditChain;
import ai.orcarouter.core.spi.AuditEntry;
import ai.orcarouter.core.spi.AuditQuery;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.CommitResult;
import ai.orcarouter.core.spi.CommitResult.Committed;
import ai.orcarouter.core.spi.CommitResult.Conflict;
import ai.orcarouter.core.spi.ConfigCommit;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.ConfigStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every sentence of {@link ConfigStore}. */
public abstract class ConfigStoreContract {
    /** For subclasses. */
    protected ConfigStoreContract() {}

    /** The store under test; it may be the same for all tests. */
    protected abstract ConfigStore store();

    /** How often a store is raced; a subclass may lower it for a slow store. */
    protected int rounds() {
        return 100;
    }

    @Test
    void newWorkspace_isEmptyAtRevisionZero() {
        String workspace = workspace();
        assertThat(store().revision(workspace)).isZero();
        assertThat(store().read(workspace)).isEqualTo(new ConfigSnapshot(0, List.of(), ChainHead.ofAudit(workspace)));
        assertThat(store().history(workspace, "policy", "7", Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(store().audit(workspace, AuditQuery.builder().build())).isEmpty();
    }

    @Test
    void commit_expectedRevision_storesEverythingAndAdvancesByOne() {
        ConfigStore store = store();
        String workspace = workspace();
        ConfigDocument policy = document("policy", "7", 1, "{\"name\":\"a\"}");
        ConfigDocument key = document("key", "7", 1, "{}");
        ConfigCommit commit = commit(store.read(workspace), policy, key);
        assertThat(store.commit(workspace, commit)).isEqualTo(new Committed(1));
        assertThat(store.revision(workspace)).isEqualTo(1);
        assertThat(store.read(workspace)).isEqualTo(new ConfigSnapshot(1, List.of(key, policy), commit.auditHead()));
        assertThat(store.audit(workspace, AuditQuery.builder().build())).isEqualTo(commit.audit());
    }

    @Test
    void commit_otherRevision_storesNothingAndSaysTheCurrentOne() {
        ConfigStore store = store();
        String workspace = workspace();
        ConfigSnapshot empty = store.read(workspace);
        store.commit(workspace, commit(empty, document("policy", "7", 1, "{}")));
        ConfigSnapshot before = store.read(workspace);
        ConfigCommit stale = commit(empty, document("policy", "8", 1, "{}"));
        ConfigCommit early =
                new ConfigCommit(2, stale.changes(), AuditChain.append(before.auditHead(), List.of(act("x", NOW))));
        assertThat(store.commit(workspace, stale)).isEqualTo(new Conflict(1));
        assertThat(store.commit(workspace, early)).isEqualTo(new Conflict(1));
        assertThat(store.read(workspace)).isEqualTo(before);
        assertThat(store.history(workspace, "policy", "8", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.audit(workspace, AuditQuery.builder().build())).hasSize(1);
    }

    @Test
    void commit_ofAnUnknownWorkspaceThatExpectsMore_isAConflict() {
        String workspace = workspace();
        ConfigCommit early =
                new ConfigCommit(3, List.of(), AuditChain.append(ChainHead.ofAudit(workspace), List.of(act("x", NOW))));
        assertThat(store().commit(workspace, early)).isEqualTo(new Conflict(0));
        assertThat(store().revision(workspace)).isZero();
    }

    @Test
    void commit_overAStoredVersion_isRefusedAndStoresNothing() {
        ConfigStore store = store();
        String workspace = workspace();
        store.commit(workspace, commit(store.read(workspace), document("policy", "7", 1, "{}")));
        ConfigSnapshot before = store.read(workspace);
        ConfigCommit again =
                commit(before, document("key", "1", 1, "{}"), document("policy", "7", 1, "{\"name\":\"other\"}"));
        assertThatIllegalArgumentException().isThrownBy(() -> store.commit(workspace, again));
        assertThat(store.read(workspace)).isEqualTo(before);
        assertThat(store.history(workspace, "key", "1", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.audit(workspace, AuditQuery.builder().build())).hasSize(1);
        assertThat(store.commit(workspace, commit(before, document("key", "1", 1, "{}"))))
                .isEqualTo(new Committed(2));
    }

    @Test
    void commit_overAStoredAuditRow_isRefusedAndStoresNothing() {
        ConfigStore store = store();
        String workspace = workspace();
        ConfigCommit first = commit(store.read(workspace), document("policy", "7", 1, "{}"));
        store.commit(workspace, first);
        ConfigSnapshot before = store.read(workspace);
        ConfigCommit again = new ConfigCommit(1, List.of(document("policy", "7", 2, "{}")), first.audit());
        assertThatIllegalArgumentException().isThrownBy(() -> store.commit(workspace, again));
        assertThat(store.read(workspace)).isEqualTo(before);
    }

    @Test
    void workspaces_doNotSeeEachOther() {
        ConfigStore store = store();
        String one = workspace();
        String two = one + "2";
        ConfigDocument policy = document("policy", "7", 1, "{}");
        store.commit(one, commit(store.read(one), policy));
        assertThat(store.revision(two)).isZero();
        assertThat(store.read(two).documents()).isEmpty();
        assertThat(store.history(two, "policy", "7", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.audit(two, AuditQuery.builder().build())).isEmpty();
        assertThat(store.commit(two, commit(store.read(two), policy))).isEqualTo(new Committed(1));
    }

    @Test
    void history_pagesNewestFirstAndKeepsDeletions() {
        ConfigStore store = store();
        String workspace = workspace();
        List<ConfigDocument> versions = new ArrayList<>();
        for (int version = 1; version <= 5; version++) {
            ConfigDocument next = document("policy", "7", version, version == 3 ? null : "{\"v\":" + version + "}");
            store.commit(workspace, commit(store.read(workspace), next));
            versions.add(0, next);
            assertThat(store.read(workspace).documents()).isEqualTo(version == 3 ? List.of() : List.of(next));
        }
        assertThat(store.history(workspace, "policy", "7", Long.MAX_VALUE, 10)).isEqualTo(versions);
        assertThat(store.history(workspace, "policy", "7", Long.MAX_VALUE, 2)).isEqualTo(versions.subList(0, 2));
        assertThat(store.history(workspace, "policy", "7", 4, 2)).isEqualTo(versions.subList(2, 4));
        assertThat(store.history(workspace, "policy", "7", 1, 2)).isEmpty();
        assertThat(store.history(workspace, "Policy", "7", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.history(workspace, "policy", "70", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void history_limitOutOfRange_isRefused() {
        for (int limit : new int[] {-1, 0, ConfigStore.MAX_HISTORY + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store().history(workspace(), "policy", "7", Long.MAX_VALUE, limit));
        }
    }

    @Test
    void documents_atTheirBounds_areKept() {
        ConfigStore store = store();
        String workspace = workspace();
        String name = "\uD83D\uDC0B".repeat(256);
        ConfigDocument large =
                new ConfigDocument(name, name, 1, "\"" + "x".repeat(ConfigDocument.MAX_JSON - 2) + "\"", name, NOW);
        store.commit(workspace, commit(store.read(workspace), large));
        assertThat(store.read(workspace).documents().equals(List.of(large))).isTrue();
    }

    @Property(tries = 200)
    void texts_areReturnedAsTheyWereStored(
            @ForAll("names") String kind, @ForAll("names") String id, @ForAll("texts") String json) {
        ConfigStore store = store();
        String workspace = workspace();
        ConfigDocument document = new ConfigDocument(kind, id, 1, json, id, NOW);
        store.commit(workspace, commit(store.read(workspace), document));
        assertThat(store.read(workspace).documents()).containsExactly(document);
        assertThat(store.history(workspace, kind, id, 2, 1)).containsExactly(document);
    }

    @Property(tries = 200)
    void anyCommits_areSeenAsTheModelSaysThem(@ForAll("steps") List<Step> steps, @ForAll("queries") AuditQuery query) {
        ConfigStore store = store();
        ConfigModel model = new ConfigModel(workspace());
        for (Step step : steps) {
            ConfigCommit commit = model.next(step);
            CommitResult expected = model.commit(commit);
            assertThat(store.commit(model.workspace(), commit)).isEqualTo(expected);
            assertThat(store.revision(model.workspace()))
                    .isEqualTo(model.snapshot().revision());
            assertThat(store.read(model.workspace())).isEqualTo(model.snapshot());
        }
        for (Step step : steps) {
            assertThat(store.history(model.workspace(), step.kind(), step.id(), Long.MAX_VALUE, 100))
                    .isEqualTo(model.history(step.kind(), step.id()));
        }
        List<AuditEntry> rows = new ArrayList<>();
        AuditQuery next = query;
        List<AuditEntry> page = store.audit(model.workspace(), next);
        while (!page.isEmpty()) {
            rows.addAll(page);
            if (page.size() < query.limit()) {
                break;
            }
            next = next.before(page.get(page.size() - 1));
            page = store.audit(model.workspace(), next);
        }
        assertThat(rows).isEqualTo(model.audit(query));
        List<AuditEntry> chain = new ArrayList<>(
                store.audit(model.workspace(), AuditQuery.builder().limit(1_000).build()));
        Collections.reverse(chain);
        assertThat(AuditChain.fault(
                        ChainHead.ofAudit(model.workspace()),
                        chain,
                        model.snapshot().auditHead()))
                .isEmpty();
    }

    @Test
    void twoFirstDefaults_exactlyOneIsStored() {
        race("default policy", number -> List.of(document("policy", "p" + number, 1, "{\"is_default\":true}")));
    }

    @Test
    void oneNameTwiceAcrossKinds_exactlyOneIsStored() {
        race("name", number -> List.of(document(number % 2 == 0 ? "server" : "skill", "same", 1, "{}")));
    }

    @Test
    void keyBoundToAPolicyThatIsBeingDeleted_exactlyOneIsStored() {
        race(
                "policy in use",
                number -> number % 2 == 0
                        ? List.of(document("policy", "old", 2, null))
                        : List.of(document("key", "k" + number, 1, "{\"policy\":\"old\"}")));
    }

    private void race(String what, IntFunction<List<ConfigDocument>> changes) {
        ConfigStore store = store();
        try (Race race = new Race(8)) {
            for (int round = 0; round < rounds(); round++) {
                String workspace = workspace();
                store.commit(workspace, commit(store.read(workspace), document("policy", "old", 1, "{}")));
                ConfigSnapshot base = store.read(workspace);
                List<CommitResult> results = race.run(number -> store.commit(
                        workspace, commit(base, changes.apply(number).toArray(new ConfigDocument[0]))));
                assertThat(results).as(what).containsOnlyOnce(new Committed(2));
                assertThat(results).as(what).containsOnly(new Committed(2), new Conflict(2));
                int winner = results.indexOf(new Committed(2));
                List<ConfigDocument> all = new ArrayList<>(base.documents());
                all.removeIf(old -> changes.apply(winner).stream().anyMatch(ConfigDocument::isDeletion));
                changes.apply(winner).stream()
                        .filter(change -> !change.isDeletion())
                        .forEach(all::add);
                assertThat(store.read(workspace).documents()).as(what).containsExactlyInAnyOrderElementsOf(all);
                assertThat(store.audit(workspace, AuditQuery.builder().build())).hasSize(2);
            }
        }
    }

    @Test
    void readers_neverSeeAPartOfACommit() {
        ConfigStore store = store();
        String workspace = workspace();
        try (Race race = new Race(6)) {
            race.run(number -> number < 3 ? write(store, workspace) : read(store, workspace));
        }
        assertThat(store.revision(workspace)).isEqualTo(3L * rounds());
    }

    private int write(ConfigStore store, String workspace) {
        int done = 0;
        while (done < rounds()) {
            ConfigSnapshot base = store.read(workspace);
            String value = "\"" + (base.revision() + 1) + "\"";
            CommitResult result = store.commit(
                    workspace,
                    commit(
                            base,
                            document("a", "x", base.revision() + 1, value),
                            document("b", "y", base.revision() + 1, value)));
            if (result instanceof Committed committed) {
                assertThat(committed.revision()).isEqualTo(base.revision() + 1);
                assertThat(store.revision(workspace)).isGreaterThanOrEqualTo(committed.revision());
                done++;
            }
        }
        return done;
    }

    private int read(ConfigStore store, String workspace) {
        long last = 0;
        for (int i = 0; i < rounds(); i++) {
            ConfigSnapshot seen = store.read(workspace);
            assertThat(seen.revision()).isGreaterThanOrEqualTo(last);
            last = seen.revision();
            assertThat(seen.auditHead().sequence()).isEqualTo(seen.revision());
            if (seen.revision() > 0) {
                assertThat(seen.documents())
                        .extracting(document -> document.json().orElse(""))
                        .containsExactly("\"" + seen.revision() + "\"", "\"" + seen.revision() + "\"");
            }
        }
        return rounds();
    }

    /** Whether the store tells watchers of commits, as it may; a store that does overrides this. */
    protected boolean tells() {
        return false;
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void watch_ofAStoreThatTells_tellsEveryWatcherOfEveryNewestCommit() throws InterruptedException {
        assumeTrue(tells(), "this store never tells, which is allowed");
        ConfigStore store = store();
        String workspace = workspace();
        BlockingQueue<Long> one = new LinkedBlockingQueue<>();
        BlockingQueue<Long> other = new LinkedBlockingQueue<>();
        ConfigStore.Watch first = store.watch(workspace, one::add);
        ConfigStore.Watch second = store.watch(workspace, other::add);
        for (int version = 1; version <= 3; version++) {
            store.commit(workspace, commit(store.read(workspace), document("policy", "7", version, "{}")));
            waitFor(one, version);
            waitFor(other, version);
        }
        first.close();
        second.close();
    }

    private static void waitFor(BlockingQueue<Long> told, long revision) throws InterruptedException {
        long last = 0;
        while (last != revision) {
            last = told.take();
        }
    }

    @Test
    void watch_tellsOnlyRevisionsThatAreOrWereCurrent() {
        ConfigStore store = store();
        String workspace = workspace();
        List<Long> told = new CopyOnWriteArrayList<>();
        ConfigStore.Watch watch = store.watch(workspace, told::add);
        ConfigStore.Watch broken = store.watch(workspace, revision -> {
            throw new IllegalStateException("a listener's own fault");
        });
        for (int version = 1; version <= 3; version++) {
            ConfigCommit commit = commit(store.read(workspace), document("policy", "7", version, "{}"));
            assertThat(store.commit(workspace, commit)).isEqualTo(new Committed(version));
        }
        watch.close();
        watch.close();
        broken.close();
        int size = told.size();
        assertThat(told).allMatch(revision -> revision >= 1 && revision <= 3);
        store.commit(workspace, commit(store.read(workspace), document("policy", "7", 4, "{}")));
        assertThat(told).hasSize(size);
    }

    /**
     * One attempt to commit.
     *
     * @param kind kind of the document
     * @param id id of the document
     * @param delete whether to delete it rather than change it
     * @param offset what the expected revision differs by from the current one
     * @param acts how many audit rows it has
     */
    record Step(String kind, String id, boolean delete, int offset, int acts) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of("policy", "key"),
                        Arbitraries.of("1", "2", "3"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 0, 0, 0, -1, 1),
                        Arbitraries.integers().between(1, 3))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<AuditQuery> queries() {
        return Combinators.combine(
                        Arbitraries.of("", "verb0", "verb1"),
                        Arbitraries.of("", "policy", "key"),
                        Arbitraries.of("", "1", "2"),
                        Arbitraries.of("", "ann", "bob"),
                        Arbitraries.integers().between(-1, 20),
                        Arbitraries.integers().between(-1, 20),
                        Arbitraries.integers().between(1, 5))
                .as((verb, kind, id, actor, from, until, limit) -> AuditQuery.builder()
                        .verb(verb)
                        .target(kind, id)
                        .actor(actor)
                        .from(from < 0 ? null : NOW.plusSeconds(from))
                        .until(until < 0 ? null : NOW.plusSeconds(until))
                        .limit(limit)
                        .build());
    }

    @Provide
    Arbitrary<String> names() {
        return StoreData.texts(40).filter(text -> !text.isEmpty());
    }

    @Provide
    Arbitrary<String> texts() {
        return StoreData.texts(200);
    }
}
