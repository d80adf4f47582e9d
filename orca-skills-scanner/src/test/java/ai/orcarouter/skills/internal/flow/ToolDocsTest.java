/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.skills.internal.flow.ToolDocs.Doc;
import ai.orcarouter.skills.internal.text.ScanFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolDocsTest {
    private static List<Doc> python(String... lines) {
        return ToolDocs.of(new ScanFile("server.py", String.join("\n", lines) + "\n", 1 << 20), file -> {});
    }

    private static List<Doc> script(String... lines) {
        return ToolDocs.of(new ScanFile("server.ts", String.join("\n", lines) + "\n", 1 << 20), file -> {});
    }

    @Test
    void of_decoratedFunction_givesItsDocumentation() {
        assertThat(python(
                        "@mcp.tool()",
                        "@traced",
                        "async def read(path: str, deep: bool = False) -> dict[str, int]:",
                        "    \"\"\"Reads a file.",
                        "    Give it a path.\"\"\"",
                        "    return open(path).read()"))
                .containsExactly(new Doc("tool", "read", "Reads a file.\n    Give it a path.", List.of()));
    }

    @Test
    void of_decoratorWithNameAndDescription_givesThoseAndWhatIsWrittenBelow() {
        assertThat(python(
                        "@server.tool(name=\"fetch\", description=(\"Fetches \" \"a page.\"))",
                        "def f(url: Annotated[str, Field(description='The page')]):",
                        "    'Does it.'"))
                .containsExactly(new Doc("tool", "fetch", "Fetches a page.", List.of("The page", "Does it.")));
    }

    @Test
    void of_promptsAndListedTools_areFound() {
        assertThat(python(
                        "@mcp.prompt",
                        "def greet():",
                        "    \"\"\"Says hello.\"\"\"",
                        "tools = [types.Tool(name='add', description='Adds.',",
                        "    inputSchema={'properties': {'a': {'description': 'One number'}}})]",
                        "more = [{\"name\": \"sub\", \"description\": \"Subtracts.\", \"inputSchema\": {}}]"))
                .containsExactly(
                        new Doc("prompt", "greet", "Says hello.", List.of()),
                        new Doc("tool", "add", "Adds.", List.of("One number")),
                        new Doc("tool", "sub", "Subtracts.", List.of()));
    }

    @Test
    void of_registrationsInTypeScript_areFound() {
        assertThat(script(
                        "server.tool('a', 'Does \\'a\\'.' + ' Always.', { x: z.string().describe('The x') }, async ({ x }) => {",
                        "  return { title: 'no' };",
                        "});",
                        "server.registerTool(\"b\", { title: \"B\", description: \"Does b.\", inputSchema: {} }, run);",
                        "server.addTool({ name: `c`, description: `Does c.`, execute: run });",
                        "const list = [{ name: 'd', description: 'Does d.', inputSchema: { type: 'object' } }];"))
                .extracting(Doc::name)
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void of_schemaInsideARegistration_isNotAToolOfItsOwn() {
        assertThat(script("server.registerTool('b', { title: 'B', description: 'Does b.', inputSchema: {} }, run);"))
                .containsExactly(new Doc("tool", "b", "B", List.of("Does b.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def read(path):\n    \"\"\"Reads. See mcp.tool.\"\"\"\n",
                "@app.route('/tool')\ndef read(path):\n    \"\"\"Reads.\"\"\"\n",
                "@mcp.tool()\nclass A:\n    \"\"\"Not a tool.\"\"\"\n",
                "@mcp.tool()\n",
                "x = \"@mcp.tool()\\ndef f(): pass\"\n",
                "Tool(",
                "inputSchema: {"
            })
    void of_whatIsNoTool_givesNone(String text) {
        assertThat(ToolDocs.of(new ScanFile("a.py", text, 1 << 20), file -> {})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@a.tool\n", "Tool(", "a.tool('x',", "{inputSchema:", "{'inputSchema':", "@a.tool(\"\"\""})
    void of_brokenText_ends(String piece) {
        String text = piece.repeat(300_000 / piece.length());
        assertThat(ToolDocs.of(new ScanFile("a.py", text, 1 << 20), file -> {})).hasSizeLessThan(1_000);
        assertThat(ToolDocs.of(new ScanFile("a.ts", text, 1 << 20), file -> {})).hasSizeLessThan(1_000);
    }
}
