/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.firewall.CallContext;
import ai.orcarouter.firewall.model.ToolCall;
import ai.orcarouter.mcp.internal.connect.OpenServers;
import ai.orcarouter.mcp.internal.gateway.CallPipeline;
import ai.orcarouter.mcp.internal.gateway.CallThreads;
import ai.orcarouter.mcp.internal.gateway.PreparedCall;
import ai.orcarouter.mcp.internal.protocol.Cancellation;
import ai.orcarouter.mcp.model.CallProgress;
import ai.orcarouter.mcp.model.GatewayAnswer;
import ai.orcarouter.mcp.model.ToolCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The one way from agents to the tools of MCP servers (REFERENCE 5): it offers the tools of all open servers under one
 * set of names, has every call judged by the firewall, sends those that pass, with the arguments that the firewall lets
 * through, and hands back what comes of it.
 *
 * <pre>{@code
 * try (McpGateway gateway = McpGateway.builder()
 *         .engine(engine)
 *         .server(McpServerSpec.stdio("files", StdioLauncher.of("node", "filesystem.js", "/work")))
 *         .build()) {
 *     model.offer(gateway.tools().tools());
 *     GatewayAnswer answer = gateway.callTool("files.read_file", "{\"path\":\"/work/a.txt\"}");
 * }
 * }</pre>
 *
 * <p>Nothing reaches a server that was not decided on, and nothing is sent twice. Results pass the {@code TextScreen}
 * where one is wired, and reach the model as they are where none is. A call never fails with an exception: what goes
 * wrong is a {@link GatewayAnswer} with its code, whose text holds nothing but what a model may know.
 *
 * <p>Thread-safe. A blocking call ends early when its thread is interrupted. Closing ends the connections that the
 * gateway made itself, not those of a registry.
 */
public final class McpGateway implements AutoCloseable {
    private final CallPipeline pipeline;
    private final OpenServers servers;
    private final CallThreads threads;
    private final Runnable closing;

    McpGateway(CallPipeline pipeline, OpenServers servers, CallThreads threads, Runnable closing) {
        this.pipeline = pipeline;
        this.servers = servers;
        this.threads = threads;
        this.closing = closing;
    }

    /** A builder; it needs someone who decides, and servers. */
    public static McpGatewayBuilder builder() {
        return new McpGatewayBuilder();
    }

    /**
     * The tools of all open servers. Connects to servers that are not connected yet and lists tools again where a list
     * is too old, all at once, so it may block for the time of one probe and no longer: a server that has not answered
     * by then is left out, and {@link #revision} grows when it answers.
     */
    public ToolCatalog tools() {
        return pipeline.tools();
    }

    /**
     * The tools that the caller may be let use: without those that the policy denies whatever their arguments. A tool
     * that is left out here is denied when it is called all the same. Blocks like {@link #tools()}.
     */
    public ToolCatalog tools(CallContext caller) {
        return pipeline.tools(caller);
    }

    /** Grows whenever {@link #tools()} may have changed; cheap, makes no connection. */
    public long revision() {
        return servers.revision();
    }

    /**
     * Calls a tool without a key, run or anything else that says who calls.
     *
     * @param tool canonical name or alias
     * @param argumentsJson a JSON object
     */
    public GatewayAnswer callTool(String tool, String argumentsJson) {
        return callTool(CallContext.anonymous(), ToolCall.of(tool, Arguments.ofJson(argumentsJson)));
    }

    /**
     * Calls a tool: has the call judged, sends it if it passes, and waits for the answer.
     *
     * @param caller who calls, with the approvals that come with the call
     * @param call the tool by canonical name or alias, the arguments, and what is known of run, conversation and cost;
     *     its server and surface are set by the gateway
     */
    public GatewayAnswer callTool(CallContext caller, ToolCall call) {
        return pipeline.prepare(caller, call, Cancellation.none(), null).carryOut(Cancellation.none());
    }

    /**
     * The same without waiting; the decision, too, is made on another thread. Cancelling the
     * {@linkplain CompletionStage#toCompletableFuture future} tells the server that nobody waits any more; what the
     * server did by then stays done.
     */
    public CompletionStage<GatewayAnswer> callToolAsync(CallContext caller, ToolCall call) {
        return threads.start(call.tool(), pipeline.later(caller, call, null));
    }

    /**
     * The same for a caller who wants to hear how far the call is.
     *
     * @param onProgress told by a thread that reads what the server sends, so it must not block; once it throws, which
     *     is logged, it hears no more. Hears at most 1,000 notices, each of more progress than the one before, none
     *     after the answer of a server that keeps to the protocol
     */
    public CompletionStage<GatewayAnswer> callToolAsync(
            CallContext caller, ToolCall call, Consumer<CallProgress> onProgress) {
        return threads.start(call.tool(), pipeline.later(caller, call, onProgress));
    }

    /**
     * Calls several tools. All calls are judged in their order before the first is sent; those that pass are sent at
     * the same time, and a call that is stopped does not keep the others. When the thread is interrupted meanwhile, the
     * calls that are not answered yet are cancelled.
     *
     * @return an answer for each call, in their order
     */
    public List<GatewayAnswer> callTools(CallContext caller, List<ToolCall> calls) {
        List<PreparedCall> prepared = pipeline.prepareAll(caller, calls);
        List<CompletableFuture<GatewayAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            answers.add(threads.start(calls.get(i).tool(), prepared.get(i)));
        }
        return CallThreads.await(answers);
    }

    /**
     * Ends what the gateway made itself: its threads, and connections to servers that were given to its builder. Calls
     * that wait for a thread are answered as {@code CLOSED}, and what was set aside for them is given back.
     */
    @Override
    public void close() {
        threads.close();
        closing.run();
    }
}
