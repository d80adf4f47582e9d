/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.adk;

import com.google.adk.agents.ReadonlyContext;
import com.google.adk.models.LlmRequest;
import com.google.adk.tools.BaseTool;
import com.google.adk.tools.BaseToolset;
import com.google.adk.tools.ToolContext;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;

/** Tools of another set, each guarded. */
@SuppressWarnings("try") // the interface lets close() throw anything
record GuardedToolset(BaseToolset inner, OrcaTools tools) implements BaseToolset {
    @Override
    public Flowable<BaseTool> getTools(ReadonlyContext context) {
        return inner.getTools(context).map(tools::guard);
    }

    @Override
    public Completable processLlmRequest(LlmRequest.Builder request, ToolContext context) {
        return inner.processLlmRequest(request, context);
    }

    @Override
    public void close() throws Exception {
        inner.close();
    }
}
