/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ConfigStore;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.memory.InMemoryKeysets;
import ai.orcarouter.firewall.memory.MemoryConfigStore;
import ai.orcarouter.firewall.model.FailureMode;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillQuery;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the host provides and throws: no capability is allowed by it that would not be without. */
class SkillHostFailureTest {
    private static final ToolCall PEN = ToolCall.of("pen.write", Map.of());
    private static final ToolCall CLAIM =
            ToolCall.builder("Bash").skill("made-up").build();

    private final SkillWorld.TestClock clock = new SkillWorld.TestClock();
    private final MemoryConfigStore memory = new MemoryConfigStore();
    private volatile @Nullable RuntimeException down;

    /** The store as long as it is not down. */
    private final ConfigStore store = (ConfigStore) Proxy.newProxyInstance(
            ConfigStore.class.getClassLoader(), new Class<?>[] {ConfigStore.class}, (proxy, method, arguments) -> {
                RuntimeException failure = down;
                if (failure != null) {
                    throw failure;
                }
                try {
                    return method.invoke(memory, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });

    static Stream<RuntimeException> failures() {
        return Stream.of(
                new OrcaException(ErrorCode.STORE_UNAVAILABLE, "down"),
                new IllegalStateException("down"),
                new NullPointerException());
    }

    private OrcaWorkspace workspace(Executor executor) {
        return OrcaWorkspace.builder("acme")
                .configStore(store)
                .keysets(new InMemoryKeysets())
                .clock(clock)
                .skillGovernance(SkillGovernance.builder()
                        .hostTools(List.of("Bash"))
                        .detectOn(executor)
                        .build())
                .build();
    }

    private static boolean passes(OrcaWorkspace workspace, ToolCall call) {
        return workspace.mediate(CallContext.anonymous(), call).passes();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void store_thatIsDownFromTheStart_allowsNothing(RuntimeException failure) {
        down = failure;
        try (OrcaWorkspace workspace = workspace(Runnable::run)) {
            assertThat(passes(workspace, PEN)).isFalse();
            assertThat(passes(workspace, CLAIM)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void store_thatIsDownWhenItIsDueInObserveMode_holdsSkillsNevertheless(RuntimeException failure) {
        down = failure;
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme")
                .configStore(store)
                .keysets(new InMemoryKeysets())
                .clock(clock)
                .failureMode(FailureMode.OBSERVE)
                .skillGovernance(SkillGovernance.builder().build())
                .build()) {
            assertThat(passes(workspace, PEN)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void store_thatFailsAWrite_leavesTheModeAsItWas(RuntimeException failure) throws IOException {
        try (OrcaWorkspace workspace = workspace(Runnable::run)) {
            SkillRegistry skills = SkillRegistry.of(workspace);
            skills.register(
                    SkillWorld.DEVELOPER,
                    SkillWorld.registration("writer", SkillWorld.HIGH)
                            .allowedTools(List.of("pen.write"))
                            .build());
            down = failure;
            long any = SkillRegistry.ANY_VERSION;
            SkillSource clean = SkillWorld.source(SkillWorld.CLEAN);
            assertThatThrownBy(() -> skills.override(SkillWorld.DEVELOPER, "writer", SkillMode.ALLOW, "why", null, 1))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> skills.review(SkillWorld.DEVELOPER, "writer", "", 1))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> skills.rescan(SkillWorld.DEVELOPER, "writer", clean, any))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> skills.delete(SkillWorld.DEVELOPER, "writer", any))
                    .isInstanceOf(RuntimeException.class);
            assertThat(passes(workspace, PEN)).isFalse();
            down = null;
            assertThat(passes(workspace, PEN)).isFalse();
            assertThat(skills.find(SkillWorld.DEVELOPER, "writer").orElseThrow().version())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void store_thatFailsADetection_holdsTheCall_andTheNextOneIsDetected(RuntimeException failure) throws IOException {
        try (OrcaWorkspace workspace = workspace(Runnable::run)) {
            SkillRegistry skills = SkillRegistry.of(workspace);
            assertThat(skills.list(SkillWorld.VIEWER, SkillQuery.all())).isEmpty();
            down = failure;
            assertThat(passes(workspace, CLAIM)).isFalse();
            down = null;
            assertThat(skills.list(SkillWorld.VIEWER, SkillQuery.all())).isEmpty();
            assertThat(passes(workspace, CLAIM)).isFalse();
            assertThat(skills.list(SkillWorld.VIEWER, SkillQuery.all())).hasSize(1);
        }
    }

    @Test
    void executor_thatThrows_holdsTheCall() {
        for (RuntimeException failure : List.of(new RejectedExecutionException(), new IllegalStateException())) {
            try (OrcaWorkspace workspace = workspace(task -> {
                throw failure;
            })) {
                assertThat(passes(workspace, CLAIM)).isFalse();
                assertThat(passes(workspace, CLAIM)).isFalse();
                assertThat(passes(workspace, ToolCall.of("Bash", Map.of()))).isTrue();
            }
        }
    }
}
