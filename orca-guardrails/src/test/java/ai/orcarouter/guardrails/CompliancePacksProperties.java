/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static ai.orcarouter.guardrails.World.ADMIN;
import static ai.orcarouter.guardrails.World.VIEWER;
import static ai.orcarouter.guardrails.World.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.AgentKeyCodec;
import ai.orcarouter.firewall.compliance.Attestation;
import ai.orcarouter.firewall.compliance.ComplianceCatalog;
import ai.orcarouter.firewall.compliance.CompliancePacks;
import ai.orcarouter.firewall.compliance.FrameworkReadiness;
import ai.orcarouter.firewall.compliance.PackChoice;
import ai.orcarouter.firewall.compliance.PackInstallation;
import ai.orcarouter.firewall.compliance.PackMode;
import ai.orcarouter.firewall.compliance.PackTargets;
import ai.orcarouter.firewall.memory.MemoryEventStore;
import ai.orcarouter.firewall.model.AgentKey;
import ai.orcarouter.firewall.model.PolicySummary;
import ai.orcarouter.guardrails.model.Guardrail;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.GuardrailSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Packs installed, live, edited, attested and uninstalled in any order, against a model that knows only names. */
class CompliancePacksProperties {
    private static final ComplianceCatalog CATALOG = ComplianceCatalog.standard();
    private static final List<String> PACKS = List.of("soc2", "hipaa", "gdpr");
    private static final List<String> TARGETS = List.of("one", "two", "");

    enum Kind {
        INSTALL,
        GO_LIVE,
        EDIT,
        ATTACH,
        ATTEST,
        REVOKE,
        UNINSTALL
    }

    record Op(Kind kind, int pack, int target, int detail) {}

    @Provide
    Arbitrary<List<Op>> histories() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(Kind.INSTALL, Kind.GO_LIVE)), Tuple.of(4, Arbitraries.of(Kind.class)));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 9))
                .as(Op::new)
                .list()
                .ofMaxSize(14);
    }

    @Property(tries = 60)
    void histories_goAsTheModelSays(@ForAll("histories") List<Op> ops) {
        try (Run run = new Run(new CrashingConfigStore())) {
            ops.forEach(run::step);
        }
    }

    @Property(tries = 60)
    void crash_leavesTheStateBeforeOrAfter(@ForAll("histories") List<Op> ops, @ForAll boolean after) {
        CrashingConfigStore store = new CrashingConfigStore();
        try (Run run = new Run(store);
                Run twin = new Run(new CrashingConfigStore())) {
            for (Op op : ops) {
                Map<String, String> before = run.contents();
                assertThat(twin.contents()).isEqualTo(before);
                boolean changes = twin.step(op) == null && !twin.contents().equals(before);
                store.crash = after ? CrashingConfigStore.Crash.AFTER : CrashingConfigStore.Crash.BEFORE;
                if (changes) {
                    assertThatThrownBy(() -> run.perform(op)).isInstanceOf(CrashingConfigStore.Crashed.class);
                    store.crash = CrashingConfigStore.Crash.NOT;
                    assertThat(run.contents()).isEqualTo(after ? twin.contents() : before);
                    return;
                }
                store.crash = CrashingConfigStore.Crash.NOT;
                run.step(op);
            }
        }
    }

    /** A workspace and its model. */
    private static final class Run implements AutoCloseable {
        final World world;
        final CompliancePacks packs;
        final PacksModel model;
        final Map<String, Long> keys = new TreeMap<>();
        final long own;

        Run(CrashingConfigStore store) {
            world = new World(store, new MemoryEventStore());
            packs = CompliancePacks.of(world.workspace, CATALOG, world.guardrails.plane());
            world.byDefault(World.guardrail(PacksModel.FORMER));
            own = world.admin()
                    .create(ADMIN, World.guardrail(PacksModel.OWN))
                    .guardrail()
                    .id();
            for (String name : List.of("one", "two")) {
                AgentKey key = AgentKey.builder(0, name).build();
                keys.put(
                        name,
                        world.workspace.admin().keys().issue(ADMIN, key).key().id());
            }
            model = new PacksModel(declared(), List.of("one", "two"));
        }

        /** The actions of the presets, blocking ones first and masking ones last. */
        private static Map<String, List<GuardrailAction>> declared() {
            Map<String, List<GuardrailAction>> out = new LinkedHashMap<>();
            out.put("soc2", List.of(GuardrailAction.BLOCK, GuardrailAction.FLAG));
            List<GuardrailAction> hipaa = new ArrayList<>(List.of());
            for (int i = 0; i < 5; i++) {
                hipaa.add(GuardrailAction.BLOCK);
            }
            hipaa.addAll(List.of(GuardrailAction.FLAG, GuardrailAction.MASK, GuardrailAction.MASK));
            out.put("hipaa", hipaa);
            List<GuardrailAction> gdpr = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                gdpr.add(GuardrailAction.BLOCK);
            }
            gdpr.add(GuardrailAction.FLAG);
            out.put("gdpr", gdpr);
            return out;
        }

        @Nullable
        ErrorCode step(Op op) {
            Map<String, String> before = contents();
            ErrorCode expected = predict(op);
            ErrorCode outcome = null;
            try {
                perform(op);
            } catch (OrcaException e) {
                outcome = e.code();
            }
            assertThat(outcome).as(op.toString()).isEqualTo(expected);
            if (outcome != null) {
                assertThat(contents()).isEqualTo(before);
            }
            sound();
            return outcome;
        }

        private @Nullable ErrorCode predict(Op op) {
            String name = PACKS.get(op.pack());
            String target = TARGETS.get(op.target());
            PacksModel.Pack pack = model.packs.get(name);
            return switch (op.kind()) {
                case INSTALL -> model.install(name);
                case GO_LIVE -> model.goLive(name, target);
                case UNINSTALL -> model.uninstall(name);
                case EDIT -> {
                    if (pack != null) {
                        pack.actions.set(op.detail() % pack.actions.size(), edited(op));
                    }
                    yield null;
                }
                case ATTACH -> {
                    if (!target.isEmpty()) {
                        String to = op.detail() % 3 == 0 && pack != null ? name : PacksModel.OWN;
                        model.governing.put(List.of("guardrails", target), to);
                    }
                    yield null;
                }
                case ATTEST -> {
                    model.attested.add(clause(op));
                    yield null;
                }
                case REVOKE -> model.attested.remove(clause(op)) ? null : ErrorCode.NOT_FOUND;
            };
        }

        private static GuardrailAction edited(Op op) {
            return op.detail() % 2 == 0 ? GuardrailAction.FLAG : GuardrailAction.MASK;
        }

        private static String clause(Op op) {
            return op.detail() % 2 == 0 ? "CC8.1" : "CC3.1";
        }

        void perform(Op op) {
            String name = PACKS.get(op.pack());
            String target = TARGETS.get(op.target());
            switch (op.kind()) {
                case INSTALL -> packs.install(ADMIN, PackChoice.of(name));
                case GO_LIVE ->
                    packs.goLive(
                            ADMIN,
                            name,
                            target.isEmpty() ? PackTargets.everyoneByDefault() : PackTargets.keys(key(target)));
                case UNINSTALL -> packs.uninstall(ADMIN, name);
                case EDIT -> edit(name, op);
                case ATTACH -> attach(name, target, op);
                case ATTEST -> packs.attest(ADMIN, "soc2", clause(op), "");
                case REVOKE -> packs.revoke(ADMIN, "soc2", clause(op));
            }
        }

        private void edit(String name, Op op) {
            Guardrail stored = guardrail(name);
            if (stored == null) {
                return;
            }
            List<GuardrailRule> rules = new ArrayList<>(stored.rules());
            GuardrailRule rule = rules.get(op.detail() % rules.size());
            rules.set(
                    op.detail() % rules.size(),
                    new GuardrailRule(rule.id(), rule.label(), rule.stage(), edited(op), "", false, rule.check()));
            world.admin().update(ADMIN, stored.toBuilder().rules(rules).build(), 0);
        }

        private long key(String name) {
            return Objects.requireNonNull(keys.get(name));
        }

        private void attach(String name, String target, Op op) {
            if (target.isEmpty()) {
                return;
            }
            Guardrail stored = guardrail(name);
            long to = op.detail() % 3 == 0 && stored != null ? stored.id() : own;
            AgentKey key = world.workspace.admin().keys().get(ADMIN, key(target));
            world.workspace
                    .admin()
                    .keys()
                    .update(ADMIN, key.toBuilder().guardrailId(to).build(), 0);
        }

        private @Nullable PackInstallation installed(String name) {
            return packs.installations(VIEWER).stream()
                    .filter(each -> each.id().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        private static long document(PackInstallation installation, String plane) {
            return installation.documents().stream()
                    .filter(each -> each.plane().equals(plane))
                    .mapToLong(each -> Long.parseLong(each.id()))
                    .findFirst()
                    .orElseThrow();
        }

        private @Nullable Guardrail guardrail(String name) {
            PackInstallation found = installed(name);
            return found == null
                    ? null
                    : world.admin().get(VIEWER, document(found, "guardrails")).guardrail();
        }

        /** Everything is as the model says, and the matrix as the raw documents say. */
        private void sound() {
            Map<String, String> names = new TreeMap<>(Map.of("guardrails/0", PacksModel.NONE, "firewall/0", "none"));
            names.put("guardrails/" + own, PacksModel.OWN);
            for (PackInstallation each : packs.installations(VIEWER)) {
                PacksModel.Pack pack = Objects.requireNonNull(model.packs.get(each.id()));
                assertThat(each.mode()).isEqualTo(pack.live ? PackMode.ENFORCE : PackMode.OBSERVE);
                assertThat(Objects.requireNonNull(guardrail(each.id())).rules())
                        .extracting(GuardrailRule::action)
                        .isEqualTo(pack.actions);
                each.documents().forEach(document -> names.put(document.plane() + "/" + document.id(), each.id()));
            }
            assertThat(packs.installations(VIEWER)).hasSize(model.packs.size());
            keys.forEach((name, id) -> {
                AgentKey key = world.workspace.admin().keys().get(ADMIN, id);
                assertThat(names.get("guardrails/" + key.guardrailId()))
                        .isEqualTo(model.governing.get(List.of("guardrails", name)));
                assertThat(names.get("firewall/" + key.firewallPolicyId()))
                        .isEqualTo(model.governing.get(List.of("firewall", name)));
            });
            names.put("guardrails/1", PacksModel.FORMER);
            assertThat(world.admin().list(VIEWER).stream()
                            .filter(GuardrailSummary::isDefault)
                            .map(each -> names.get("guardrails/" + each.id())))
                    .containsExactly(model.governing.get(List.of("guardrails", "")));
            List<PolicySummary> policies = world.workspace.admin().policies().list(VIEWER);
            assertThat(policies.stream()
                            .filter(PolicySummary::isDefault)
                            .map(each -> names.get("firewall/" + each.id()))
                            .findFirst()
                            .orElse(PacksModel.NONE))
                    .isEqualTo(model.governing.get(List.of("firewall", "")));
            assertThat(policies)
                    .allSatisfy(each -> assertThat(each.shadowMode())
                            .isEqualTo(
                                    !Objects.requireNonNull(model.packs.get(names.get("firewall/" + each.id()))).live));
            Set<String> attested = new TreeSet<>();
            packs.attestations(VIEWER).stream().map(Attestation::clause).forEach(attested::add);
            assertThat(attested).isEqualTo(model.attested);
            for (FrameworkReadiness each :
                    packs.readiness(VIEWER, PACKS, Duration.ofDays(1)).frameworks()) {
                new RawMatrix(world.config.read(WORKSPACE)).check(each);
            }
        }

        /** Every document but what tells two processes apart: secrets of keys. */
        Map<String, String> contents() {
            Map<String, String> out = new TreeMap<>();
            ConfigSnapshot stored = world.config.read(WORKSPACE);
            stored.documents().forEach(document -> {
                String json = document.json().orElseThrow();
                if (document.kind().equals(DocumentKinds.KEY)) {
                    AgentKey key = AgentKeyCodec.decode(json);
                    json = key.guardrailId() + " " + key.firewallPolicyId() + " " + key.version();
                }
                out.put(document.kind() + "/" + document.id(), json);
            });
            return out;
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
