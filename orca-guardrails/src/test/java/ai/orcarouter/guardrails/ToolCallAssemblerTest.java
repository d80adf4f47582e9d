/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.AssembledToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToolCallAssemblerTest {
    private final List<AssembledToolCall> judged = new ArrayList<>();
    private final ToolCallAssembler assembler = new ToolCallAssembler(call -> {
        judged.add(call);
        return !call.arguments().contains("rm");
    });

    @Test
    void complete_fragmentsOfTwoCalls_eachComesOutWholeOnce() {
        assembler.add(0, "c0", "shell.exec", "{\"command\":");
        assembler.add(1, "c1", "fs.read", "{}");
        assembler.add(0, "", "", "\"ls\"}");
        assertThat(judged).isEmpty();
        assertThat(assembler.complete(0))
                .contains(new AssembledToolCall(0, "c0", "shell.exec", "{\"command\":\"ls\"}"));
        assertThat(assembler.complete(0)).isEmpty();
        assertThat(assembler.completeAll()).containsExactly(new AssembledToolCall(1, "c1", "fs.read", "{}"));
        assertThat(judged).hasSize(2);
    }

    @Test
    void complete_judgeRefuses_nothingComesOutAndNoArgumentIsKept() {
        assembler.add(0, "c0", "shell.exec", "rm -rf /");
        assertThat(assembler.complete(0)).isEmpty();
        assertThat(assembler.refused()).containsExactly(new AssembledToolCall(0, "c0", "shell.exec", ""));
    }

    @Test
    void complete_judgeThrows_refuses() {
        ToolCallAssembler throwing = new ToolCallAssembler(call -> {
            throw new IllegalStateException();
        });
        throwing.add(0, "c", "t", "{}");
        assertThat(throwing.completeAll()).isEmpty();
        assertThat(throwing.refused()).hasSize(1);
    }

    @Test
    void complete_judgeRunsOutOfStack_refusesThatCallAndGoesOn() {
        ToolCallAssembler throwing = new ToolCallAssembler(call -> {
            if (call.index() == 0) {
                throw new StackOverflowError();
            }
            return true;
        });
        throwing.add(0, "c", "t", "[[[[]]]]");
        throwing.add(1, "d", "t", "{}");
        assertThat(throwing.completeAll()).extracting(AssembledToolCall::index).containsExactly(1);
        assertThat(throwing.refused()).hasSize(1);
    }

    @Test
    void add_nameChangesHalfway_refusesWithoutAskingTheJudge() {
        assembler.add(0, "c0", "fs.read", "{");
        assembler.add(0, "c0", "shell.exec", "}");
        assertThat(assembler.complete(0)).isEmpty();
        assertThat(judged).isEmpty();
        assertThat(assembler.refused()).hasSize(1);
    }

    @Test
    void add_moreThanTheLimit_refusesThatCallAndFreesItsMemory() {
        String much = "x".repeat(ToolCallAssembler.MAX_CHARACTERS / 2);
        assembler.add(0, "c0", "t", much);
        assembler.add(0, "", "", much);
        assertThat(assembler.held()).isLessThan(10);
        assembler.add(1, "c1", "t", "{}");
        assertThat(assembler.completeAll()).extracting(AssembledToolCall::index).containsExactly(1);
    }

    @Test
    void add_moreCallsThanTheLimit_areRefusedAndCounted() {
        for (int i = 0; i < ToolCallAssembler.MAX_CALLS + 3; i++) {
            assembler.add(i, "c" + i, "t", "{}");
        }
        assertThat(assembler.completeAll()).hasSize(ToolCallAssembler.MAX_CALLS);
        assertThat(assembler.fragmentsBeyond()).isEqualTo(3);
    }

    @Test
    void add_afterCompletion_changesNothing() {
        assembler.add(0, "c0", "t", "{}");
        assembler.complete(0);
        assembler.add(0, "", "", "rm");
        assertThat(assembler.completeAll()).isEmpty();
        assertThat(assembler.held()).isLessThan(10);
    }
}
