/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.TextScreen;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.FirewallEngine;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.PolicyCodec;
import ai.orcarouter.firewall.model.FirewallPolicy;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.internal.connect.Availability;
import ai.orcarouter.mcp.internal.connect.SchemaDriftException;
import ai.orcarouter.mcp.internal.gateway.FakeServer;
import ai.orcarouter.mcp.internal.gateway.FakeServers;
import ai.orcarouter.mcp.internal.protocol.Progress;
import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import ai.orcarouter.mcp.model.CallProgress;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.GatewayCode;
import ai.orcarouter.mcp.model.GatewayTool;
import ai.orcarouter.mcp.model.RpcError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpGatewayTest {
    private static final String POLICY = """
            name: gateway
            is_default: true
            default_verdict: deny
            rules:
              - {id: 1, priority: 5, stage: mcp, tool_name_glob: files.write, verdict: pending_approval}
              - {id: 2, priority: 10, stage: mcp, tool_name_glob: files.wipe, verdict: deny, label: no wiping}
              - {id: 3, priority: 15, stage: mcp, tool_name_glob: files.post, verdict: sanitize,
                 sanitize: {presets: [aws_access_key]}}
              - {id: 4, priority: 18, stage: mcp, tool_name_glob: files.read, verdict: deny,
                 args_match: {clauses: [{path: $.path, op: starts_with, value: /etc}]}}
              - {id: 5, priority: 20, tool_name_glob: files.*, verdict: allow}
            """;

    private final FakeServer files = FakeServer.named("files", "read", "write", "wipe", "post");
    private final FakeServers servers = new FakeServers().open(files);

    private static FirewallPolicy policy(String text) {
        return PolicyCodec.standard().decode("policy.yaml", text).policy();
    }

    private McpGatewayBuilder builder() {
        return McpGateway.builder()
                .engine(FirewallEngine.builder().policy(policy(POLICY)).build())
                .openServers(servers);
    }

    private GatewayAnswer call(String tool, String arguments) {
        try (McpGateway gateway = builder().build()) {
            return gateway.callTool(tool, arguments);
        }
    }

    @Test
    void callTool_allowed_reachesTheServerAndItsAnswerComesBack() {
        GatewayAnswer answer = call("files.read", "{\"path\":\"/work/a\",\"n\":9007199254740993}");
        assertThat(answer.code()).isEqualTo(GatewayCode.ANSWERED);
        assertThat(answer.isError()).isFalse();
        assertThat(answer.resultJson()).isEqualTo(FakeServer.text("done"));
        assertThat(files.calls).containsExactly("read{\"path\":\"/work/a\",\"n\":9007199254740993}");
    }

    @Test
    void callTool_byAlias_isJudgedUnderTheCanonicalName() {
        assertThat(call("files__read", "{}").code()).isEqualTo(GatewayCode.ANSWERED);
        assertThat(call("files__wipe", "{}").code()).isEqualTo(GatewayCode.DENIED);
        assertThat(files.calls).hasSize(1);
    }

    @Test
    void callTool_denied_sendsNothingAndSaysWhy() {
        GatewayAnswer answer = call("files.wipe", "{}");
        assertThat(answer.code()).isEqualTo(GatewayCode.DENIED);
        assertThat(answer.isError()).isTrue();
        assertThat(answer.dispatched()).isFalse();
        assertThat(answer.resultJson()).contains("firewall deny: ", "\"isError\":true");
        assertThat(answer.rpcError()).isEmpty();
        assertThat(files.calls).isEmpty();
    }

    @Test
    void callTool_deniedByItsArguments_sendsNothing() {
        assertThat(call("files.read", "{\"path\":\"/etc/passwd\"}").code()).isEqualTo(GatewayCode.DENIED);
        assertThat(files.calls).isEmpty();
    }

    @Test
    void callTool_sanitized_sendsTheRewrittenArgumentsOnly() {
        call("files.post", "{\"text\":\"key AKIAIOSFODNN7EXAMPLE here\"}");
        assertThat(files.calls).hasSize(1);
        assertThat(files.calls.get(0)).doesNotContain("AKIAIOSFODNN7EXAMPLE").contains("here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"a\":1,\"a\":2}", "{\"a\":", "{\"a\":\"\\ud800\"}", "1", "{}{}"})
    void callTool_argumentsThatAreNoObject_sendsNothing(String arguments) {
        for (String tool : List.of("files.post", "files.read")) {
            GatewayAnswer answer = call(tool, arguments);
            assertThat(answer.dispatched()).isFalse();
            assertThat(answer.code()).isIn(GatewayCode.INVALID_ARGUMENTS, GatewayCode.DENIED);
        }
        assertThat(files.calls).isEmpty();
    }

    @Test
    void callTool_passesButArgumentsAreNoObject_isInvalidArguments() {
        servers.open(FakeServer.named("files", "list"));
        assertThat(call("files.list", "[1]").code()).isEqualTo(GatewayCode.INVALID_ARGUMENTS);
        assertThat(call("files.list", "\"a\"").code()).isEqualTo(GatewayCode.INVALID_ARGUMENTS);
    }

    @Test
    void callTool_unknownTool_isAProtocolError() {
        for (String name : List.of("files.nope", "nobody.read", "read", "", "files__nope", "files.", ".read")) {
            GatewayAnswer answer = call(name, "{}");
            assertThat(answer.code()).isEqualTo(GatewayCode.UNKNOWN_TOOL);
            assertThat(answer.rpcError()).map(RpcError::code).contains(-32602);
        }
        assertThat(files.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Availability.class,
            names = {"OPEN", "UNKNOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void callTool_serverNotOpen_saysWhyToTheModel(Availability why) {
        try (McpGateway gateway = builder().build()) {
            gateway.tools();
            servers.close("files", why);
            for (String name : List.of("files.read", "files__read")) {
                GatewayAnswer answer = gateway.callTool(name, "{}");
                assertThat(answer.rpcError()).isEmpty();
                assertThat(answer.resultJson()).contains("gateway: ");
                assertThat(answer.dispatched()).isFalse();
            }
        }
        assertThat(files.calls).isEmpty();
    }

    @Test
    void callTool_definitionApprovedAnewSinceTheDecision_sendsNothing() {
        FakeServer other = new FakeServer(
                "files",
                (tool, arguments, options) -> FakeServer.text("other"),
                "{\"name\":\"read\",\"inputSchema\":{}}");
        try (McpGateway gateway = builder().build()) {
            servers.afterFind(() -> servers.swapUnnoticed(other));
            assertThat(gateway.callTool("files.read", "{}").code()).isEqualTo(GatewayCode.SCHEMA_CHANGED);
        }
        assertThat(other.calls).isEmpty();
    }

    @Test
    void callTool_driftAtDispatch_isAToolError() {
        servers.open(new FakeServer(
                "files",
                (tool, arguments, options) -> {
                    throw new SchemaDriftException(Availability.CHANGED, "changed");
                },
                "{\"name\":\"read\"}"));
        assertThat(call("files.read", "{}").resultJson()).contains("gateway: schema_changed");
    }

    @Test
    void callTool_serverAnswersWithAnError_showsItsCodeAndItsCleanedMessage() {
        servers.open(new FakeServer(
                "files",
                (tool, arguments, options) -> {
                    throw UpstreamException.answered(-32001, "no http://u:p@10.0.0.1/\u202e");
                },
                "{\"name\":\"read\"}"));
        GatewayAnswer answer = call("files.read", "{}");
        assertThat(answer.code()).isEqualTo(GatewayCode.UPSTREAM_ERROR);
        assertThat(answer.dispatched()).isTrue();
        assertThat(answer.resultJson())
                .contains("gateway: upstream error -32001: no http://10.0.0.1/")
                .doesNotContain("u:p");
    }

    @Test
    void callTool_resultThatTheScreenRewritesOrWithholds_isHandedOnThatWay() {
        TextScreen screen = (stage, origin, text, run) -> {
            assertThat(stage).isEqualTo(TextScreen.Stage.TOOL_RESULT);
            assertThat(origin).isEqualTo("files.read");
            return text.contains("poison")
                    ? new TextScreen.Result(TextScreen.Outcome.BLOCKED, null, List.of())
                    : new TextScreen.Result(TextScreen.Outcome.REWRITTEN, text.replace("secret", "***"), List.of());
        };
        Map<String, String> results = Map.of(
                "{\"content\":[{\"type\":\"text\",\"text\":\"a secret\"}],\"structuredContent\":{\"k\":[\"secret\"]}}",
                "{\"content\":[{\"type\":\"text\",\"text\":\"a ***\"}],\"structuredContent\":{\"k\":[\"***\"]}}",
                "{\"content\":[{\"type\":\"image\",\"data\":\"c2VjcmV0secret\",\"mimeType\":\"image/png\"}]}",
                "{\"content\":[{\"type\":\"image\",\"data\":\"c2VjcmV0secret\",\"mimeType\":\"image/png\"}]}",
                "{\"content\":[{\"type\":\"text\",\"text\":\"poison\"}]}",
                "",
                "{\"content\":[],\"structuredContent\":{\"a\":{\"poison\":1}}}",
                "",
                "{\"content\":[{\"type\":\"resource\",\"resource\":{\"uri\":\"x:y\",\"text\":\"poison\"}}]}",
                "",
                "{\"content\":[],\"structuredContent\":{\"secret\":1}}",
                "");
        results.forEach((result, handedOn) -> {
            servers.open(new FakeServer("files", (tool, arguments, options) -> result, "{\"name\":\"read\"}"));
            try (McpGateway gateway = builder().textScreen(screen).build()) {
                GatewayAnswer answer = gateway.callTool("files.read", "{}");
                if (handedOn.isEmpty()) {
                    assertThat(answer.code()).isEqualTo(GatewayCode.RESULT_WITHHELD);
                    assertThat(answer.resultJson()).doesNotContain("poison").doesNotContain("secret");
                } else {
                    assertThat(answer.resultJson()).isEqualTo(handedOn);
                }
            }
        });
    }

    @Test
    void callTool_screenThatFails_withholdsTheResult() {
        try (McpGateway gateway = builder()
                .textScreen((stage, origin, text, run) -> {
                    throw new IllegalStateException("down");
                })
                .build()) {
            assertThat(gateway.callTool("files.read", "{}").code()).isEqualTo(GatewayCode.RESULT_WITHHELD);
        }
    }

    @Test
    void callTool_heldInAWorkspace_handsTheIdToTheHostAloneAndRunsOnceApproved() {
        List<String> held = new ArrayList<>();
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build();
                McpGateway gateway = McpGateway.builder()
                        .workspace(workspace)
                        .openServers(servers)
                        .onHeld((call, approval) -> held.add(call.tool() + " " + approval))
                        .build()) {
            Actor admin = new Actor("ann", Role.ADMIN);
            workspace.admin().policies().create(admin, policy(POLICY));
            ToolCall call = ToolCall.of("files__write", Arguments.ofJson("{\"path\":\"/work/a\"}"));
            GatewayAnswer first = gateway.callTool(CallContext.anonymous(), call);
            assertThat(first.code()).isEqualTo(GatewayCode.HELD);
            String id = first.approvalId().orElseThrow();
            assertThat(first.resultJson())
                    .contains("firewall deny: held for approval")
                    .doesNotContain(id);
            assertThat(held).containsExactly("files.write " + id);
            assertThat(files.calls).isEmpty();

            workspace.approvals().decide(admin, id, true, "");
            CallContext approved = CallContext.anonymous().withApproval(id);
            assertThat(gateway.callTool(approved, call).code()).isEqualTo(GatewayCode.ANSWERED);
            assertThat(gateway.callTool(approved, call).code()).isEqualTo(GatewayCode.DENIED);
            assertThat(files.calls).hasSize(1);
        }
    }

    @Test
    void callTool_approvedForAnotherDefinition_isNotSent() {
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build();
                McpGateway gateway = McpGateway.builder()
                        .workspace(workspace)
                        .openServers(servers)
                        .build()) {
            Actor admin = new Actor("ann", Role.ADMIN);
            workspace.admin().policies().create(admin, policy(POLICY));
            ToolCall call = ToolCall.of("files.write", Arguments.ofJson("{}"));
            String id =
                    gateway.callTool(CallContext.anonymous(), call).approvalId().orElseThrow();
            workspace.approvals().decide(admin, id, true, "");
            FakeServer other = new FakeServer(
                    "files", (tool, arguments, options) -> FakeServer.text("other"), "{\"name\":\"write\"}");
            servers.open(other);
            CallContext approved = CallContext.anonymous().withApproval(id);
            assertThat(gateway.callTool(approved, call).code()).isEqualTo(GatewayCode.DENIED);
            assertThat(other.calls).isEmpty();
        }
    }

    @Test
    void callTools_oneDenied_othersAreSent() {
        try (McpGateway gateway = builder().build()) {
            List<GatewayAnswer> answers = gateway.callTools(
                    CallContext.anonymous(),
                    List.of(
                            ToolCall.of("files.read", Arguments.none()),
                            ToolCall.of("files.wipe", Arguments.none()),
                            ToolCall.of("files.nope", Arguments.none()),
                            ToolCall.of("files.post", Arguments.none())));
            assertThat(answers)
                    .extracting(GatewayAnswer::code)
                    .containsExactly(
                            GatewayCode.ANSWERED, GatewayCode.DENIED, GatewayCode.UNKNOWN_TOOL, GatewayCode.ANSWERED);
            assertThat(files.calls).containsExactlyInAnyOrder("read{}", "post{}");
        }
    }

    @Test
    void callToolAsync_cancelled_cancelsTheCallOfTheServer() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        servers.open(new FakeServer(
                "files",
                (tool, arguments, options) -> {
                    options.cancellation().onCancel(cancelled::countDown);
                    started.countDown();
                    try {
                        cancelled.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw UpstreamException.sent(UpstreamException.Kind.CANCELLED, "cancelled");
                },
                "{\"name\":\"read\"}"));
        try (McpGateway gateway = builder().build()) {
            CompletableFuture<GatewayAnswer> answer = gateway.callToolAsync(
                            CallContext.anonymous(), ToolCall.of("files.read", Arguments.none()))
                    .toCompletableFuture();
            started.await();
            answer.cancel(true);
            assertThat(cancelled.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void callToolAsync_noThreadToBeHad_isBusyAndNothingIsSent() {
        try (McpGateway gateway = builder()
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build()) {
            GatewayAnswer answer = gateway.callToolAsync(
                            CallContext.anonymous(), ToolCall.of("files.read", Arguments.none()))
                    .toCompletableFuture()
                    .join();
            assertThat(answer.code()).isEqualTo(GatewayCode.BUSY);
        }
        assertThat(files.calls).isEmpty();
    }

    @Test
    void callTool_budget_settlesSentCallsAndGivesBackOthers() {
        String capped = """
                name: capped
                is_default: true
                default_verdict: deny
                rules:
                  - {id: 1, priority: 1, stage: mcp, tool_name_glob: files.*, verdict: cap_cost, cap_cost_cents: 10}
                """;
        try (OrcaWorkspace workspace = OrcaWorkspace.builder("acme").build();
                McpGateway gateway = McpGateway.builder()
                        .workspace(workspace)
                        .openServers(servers)
                        .build()) {
            workspace.admin().policies().create(new Actor("ann", Role.ADMIN), policy(capped));
            ToolCall unsent = ToolCall.builder("files.read")
                    .arguments(Arguments.ofJson("[]"))
                    .run("run-1")
                    .estimatedCostCents(4)
                    .build();
            for (int i = 0; i < 5; i++) {
                assertThat(gateway.callTool(CallContext.anonymous(), unsent).code())
                        .isEqualTo(GatewayCode.INVALID_ARGUMENTS);
            }
            ToolCall sent = unsent.withArguments(Arguments.none());
            assertThat(gateway.callTool(CallContext.anonymous(), sent).code()).isEqualTo(GatewayCode.ANSWERED);
            assertThat(gateway.callTool(CallContext.anonymous(), sent).code()).isEqualTo(GatewayCode.ANSWERED);
            assertThat(gateway.callTool(CallContext.anonymous(), sent).code()).isEqualTo(GatewayCode.DENIED);
        }
        assertThat(files.calls).hasSize(2);
    }

    @Test
    void tools_ofACaller_leavesOutWhatIsDeniedWhateverTheArguments() {
        try (McpGateway gateway = builder().build()) {
            assertThat(gateway.tools().tools()).hasSize(4);
            assertThat(gateway.tools(CallContext.anonymous()).tools())
                    .extracting(GatewayTool::name)
                    .containsExactly("files.post", "files.read", "files.write");
        }
    }

    @Test
    void tools_serversChange_anotherCatalogueTakesItsPlace() {
        try (McpGateway gateway = builder().build()) {
            long before = gateway.tools().revision();
            servers.open(FakeServer.named("git", "log"));
            assertThat(gateway.revision()).isGreaterThan(before);
            assertThat(gateway.tools().tools()).extracting(GatewayTool::name).contains("git.log");
        }
    }

    private GatewayAnswer structured(String content) {
        FakeServer typed = new FakeServer(
                "files",
                (tool, arguments, options) -> "{\"content\":[],\"structuredContent\":" + content + "}",
                "{\"name\":\"read\",\"inputSchema\":{},\"outputSchema\":{\"type\":\"object\",\"required\":[\"size\"]}}");
        try (McpGateway gateway =
                builder().openServers(new FakeServers().open(typed)).build()) {
            return gateway.callTool("files.read", "{}");
        }
    }

    @Test
    void callTool_structuredContentThatFits_comesBack() {
        assertThat(structured("{\"size\":1}").resultJson()).contains("\"structuredContent\":{\"size\":1}");
    }

    @Test
    void callTool_structuredContentThatDoesNotFit_isWithheld() {
        GatewayAnswer answer = structured("{\"secret\":1}");
        assertThat(answer.code()).isEqualTo(GatewayCode.PROTOCOL_ERROR);
        assertThat(answer.dispatched()).isTrue();
        assertThat(answer.resultJson())
                .contains("does not fit the output schema")
                .doesNotContain("secret");
    }

    @Test
    void callToolAsync_errorOfTheMachine_isAnsweredAllTheSame() {
        FakeServer broken = new FakeServer(
                "files",
                (tool, arguments, options) -> {
                    throw new StackOverflowError();
                },
                "{\"name\":\"read\",\"inputSchema\":{}}");
        try (McpGateway gateway =
                builder().openServers(new FakeServers().open(broken)).build()) {
            GatewayAnswer answer = gateway.callToolAsync(
                            CallContext.anonymous(), ToolCall.of("files.read", Arguments.ofJson("{}")))
                    .toCompletableFuture()
                    .join();
            assertThat(answer.code()).isEqualTo(GatewayCode.INTERNAL);
        }
    }

    @Test
    void callToolAsync_progress_isPassedOnWhileItGrowsAndUpToABound() throws Exception {
        FakeServer chatty = new FakeServer(
                "files",
                (tool, arguments, options) -> {
                    Progress.Listener to = options.progress().orElseThrow();
                    to.on(new Progress(1, 9.0, "one\u200b\n two"));
                    to.on(new Progress(1, 9.0, "again"));
                    for (int i = 2; i < 2_000; i++) {
                        to.on(new Progress(i, null, null));
                    }
                    return FakeServer.text("done");
                },
                "{\"name\":\"read\"}");
        List<CallProgress> heard = new ArrayList<>();
        try (McpGateway gateway =
                builder().openServers(new FakeServers().open(chatty)).build()) {
            ToolCall call = ToolCall.of("files.read", Map.of());
            GatewayAnswer answer = gateway.callToolAsync(CallContext.anonymous(), call, heard::add)
                    .toCompletableFuture()
                    .get();
            assertThat(answer.code()).isEqualTo(GatewayCode.ANSWERED);
            assertThat(gateway.callToolAsync(CallContext.anonymous(), call, notice -> {
                                throw new IllegalStateException("a listener of the host");
                            })
                            .toCompletableFuture()
                            .get()
                            .code())
                    .isEqualTo(GatewayCode.ANSWERED);
        }
        assertThat(heard).hasSize(1_000).startsWith(new CallProgress(1, 9.0, "one two"), new CallProgress(2, null, ""));
        TextScreen screen =
                (stage, origin, text, context) -> new TextScreen.Result(TextScreen.Outcome.REWRITTEN, text, List.of());
        heard.clear();
        try (McpGateway gateway = builder()
                .openServers(new FakeServers().open(chatty))
                .textScreen(screen)
                .build()) {
            gateway.callToolAsync(CallContext.anonymous(), ToolCall.of("files.read", Map.of()), heard::add)
                    .toCompletableFuture()
                    .get();
        }
        assertThat(heard)
                .as("texts that no screen saw")
                .allMatch(notice -> notice.message().isEmpty());
    }
}
