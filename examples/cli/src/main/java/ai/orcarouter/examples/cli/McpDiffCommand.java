/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.mcp.McpServerSet;
import ai.orcarouter.mcp.model.SchemaDiff;
import ai.orcarouter.mcp.model.SchemaDiff.ToolChange;
import ai.orcarouter.mcp.model.SchemaDiff.ValueChange;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orca mcp diff}: how tools differ from the pinned ones. */
@Command(
        name = "diff",
        description = {
            "Shows how the tools that servers list now differ from the pinned ones, with invisible",
            "characters made visible, and the command that approves them.",
            "",
            "Exit code 0 without differences, else 1."
        })
final class McpDiffCommand extends ServersCommand {
    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "One server; all without it.")
    private @Nullable String id;

    @Override
    int run(McpServerSet set, PrintWriter out) {
        Collection<String> ids = id == null ? set.ids() : List.of(id);
        boolean same = true;
        for (String each : ids) {
            try {
                SchemaDiff diff = set.diff(each);
                if (!diff.isEmpty()) {
                    same = false;
                    print(diff, out);
                }
            } catch (OrcaException e) {
                same = false;
                err().println("orca: " + e.getMessage());
            }
        }
        return same ? Orca.OK : Orca.FAULTS;
    }

    private void print(SchemaDiff diff, PrintWriter out) {
        values("instructions of " + diff.serverId(), diff.instructions(), out);
        for (ToolChange tool : diff.tools()) {
            String kind = tool.kind().name().toLowerCase(Locale.ROOT);
            values(diff.serverId() + "." + tool.tool() + " " + kind, tool.changes(), out);
        }
        out.println("approve with: orca mcp pin " + file() + " " + diff.serverId() + " " + diff.observedHash());
    }

    private static void values(String heading, List<ValueChange> changes, PrintWriter out) {
        if (changes.isEmpty()) {
            return;
        }
        out.println(TerminalText.plain(heading));
        for (ValueChange change : changes) {
            out.println("  " + TerminalText.plain(change.pointer()));
            side("-", change.before(), out);
            side("+", change.after(), out);
        }
    }

    private static void side(String mark, String text, PrintWriter out) {
        if (!text.isEmpty()) {
            out.println("  " + mark + " " + TerminalText.plain(text));
        }
    }
}
