/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.document.DocumentReader;
import ai.orcarouter.core.document.Fields;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.document.Scope;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.UrlResult;
import ai.orcarouter.mcp.model.StdioLauncher;
import ai.orcarouter.mcp.spi.McpServerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads which servers a gateway reaches, from YAML or JSON. Every fault is reported at once, with its line and column.
 *
 * <pre>{@code
 * trust_on_first_use: true                 # the default; false: nothing is served before `orca mcp pin`
 * strict_surface: false                    # the default; true: changed prompts or resources close a server too
 * servers:
 *   - id: files                            # first part of the tools' names: a-z, 0-9, -, single _
 *     command: [node, server.js, /work]    # a program and its arguments, never a line for a shell
 *     env: {API_KEY: "${FILES_KEY}"}       # on top of the few variables that every child gets
 *     directory: /work
 *   - id: docs
 *     url: https://mcp.example.com/mcp     # Streamable HTTP; http only on loopback
 *     headers: {Authorization: "Bearer ${DOCS_TOKEN}"}
 *     allow_addresses: [10.1.2.0/24]       # dialled although they are not public
 *     follow_redirects: true               # at most five, judged anew and without the headers; false by default
 * }</pre>
 *
 * <p>{@code ${NAME}} in values of {@code env} and {@code headers} stands for a variable of the gateway's own
 * environment, so that no secret has to stand in the file; one that is not set is a fault. The file is the operator's:
 * it decides what is started, so it must not be writable by an agent.
 */
public final class ServersFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 20;
    private static final List<String> KNOWN = List.of("trust_on_first_use", "strict_surface", "servers");
    private static final List<String> KNOWN_OF_SERVER =
            List.of("id", "command", "env", "directory", "url", "headers", "allow_addresses", "follow_redirects");
    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]|_(?!_)){0,30}[a-z0-9]");

    private final Scope scope;
    private final Map<String, String> environment;
    private final Set<String> ids = new HashSet<>();

    private ServersFile(Scope scope, Map<String, String> environment) {
        this.scope = scope;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     */
    public static ServersDocument read(Path file, Map<String, String> environment) throws IOException {
        return read(new DocumentReader(MAX_BYTES, MAX_DEPTH).read(file), environment);
    }

    /** Reads a text; its name is for findings and tells the format. */
    public static ServersDocument read(String name, String text, Map<String, String> environment) {
        return read(new DocumentReader(MAX_BYTES, MAX_DEPTH).read(name, text), environment);
    }

    private static ServersDocument read(DocumentReader.Reading reading, Map<String, String> environment) {
        Findings findings = reading.findings();
        Locator locator = reading.locatorOrNull();
        List<McpServerSpec> servers = List.of();
        boolean trust = true;
        boolean strict = false;
        if (locator != null && locator.root() instanceof Node.Obj root) {
            Scope scope = new Scope(findings, new HashSet<>(), "", null);
            Fields fields = Fields.of(scope, root, "", KNOWN);
            fields.require("servers");
            trust = fields.flag("trust_on_first_use", true);
            strict = fields.flag("strict_surface", false);
            servers = new ServersFile(scope, environment).servers(fields);
        } else if (locator != null) {
            findings.error(locator.root().offset(), "", "", "a servers file is an object with \"servers\"", "");
        }
        return new ServersDocument(
                findings.hasErrors() ? List.of() : servers, trust, strict, findings.inOrder(pointer -> ""));
    }

    private List<McpServerSpec> servers(Fields fields) {
        List<McpServerSpec> out = new ArrayList<>();
        List<Node> items = fields.items("servers");
        for (int i = 0; i < items.size(); i++) {
            String pointer = Pointers.item(fields.at("servers"), i);
            if (items.get(i) instanceof Node.Obj server) {
                server(server, Fields.of(scope, server, pointer, KNOWN_OF_SERVER))
                        .ifPresent(out::add);
            } else {
                scope.wrongKind(items.get(i), pointer, "a server", "an object", "");
            }
        }
        return out;
    }

    private Optional<McpServerSpec> server(Node.Obj node, Fields fields) {
        String id = id(fields);
        boolean command = fields.has("command");
        if (command == fields.has("url")) {
            scope.error(node.offset(), fields.at("command"), "a server has either \"command\" or \"url\"", "");
            return Optional.empty();
        }
        List<String> ofUrls = List.of("headers", "allow_addresses", "follow_redirects");
        misplaced(fields, command ? ofUrls : List.of("env", "directory"), command);
        return command ? stdio(id, fields) : http(id, fields);
    }

    private String id(Fields fields) {
        fields.require("id");
        String id = fields.text("id", "");
        Node node = fields.value("id");
        if (node instanceof Node.Str) {
            if (!ID.matcher(id).matches()) {
                scope.reject(
                        node,
                        fields.at("id"),
                        "the id " + Texts.quote(id) + " cannot be a part of names",
                        "2 to 32 of a-z, 0-9, - and single _, with a letter or digit at both ends");
            } else if (!ids.add(id)) {
                scope.reject(node, fields.at("id"), "two servers have the id " + Texts.quote(id), "");
            }
        }
        return id;
    }

    private void misplaced(Fields fields, List<String> names, boolean command) {
        for (String name : names) {
            Node node = fields.value(name);
            if (node != null) {
                scope.reject(
                        node,
                        fields.at(name),
                        Texts.quote(name) + " is for servers with " + (command ? "\"url\"" : "\"command\""),
                        "");
            }
        }
    }

    private Optional<McpServerSpec> stdio(String id, Fields fields) {
        List<String> command = fields.texts("command");
        if (command.isEmpty() || command.get(0).isBlank()) {
            Node node = fields.value("command");
            if (node instanceof Node.Arr) {
                scope.reject(node, fields.at("command"), "\"command\" must begin with a program", "");
            }
            return Optional.empty();
        }
        String directory = fields.text("directory", "");
        StdioLauncher launcher =
                new StdioLauncher(command, values(fields, "env"), directory.isEmpty() ? null : Path.of(directory));
        return Optional.of(McpServerSpec.stdio(id, launcher));
    }

    private Optional<McpServerSpec> http(String id, Fields fields) {
        String url = fields.text("url", "");
        Node node = fields.value("url");
        if (node instanceof Node.Str && CanonicalUrl.parse(url) instanceof UrlResult.Refused refused) {
            scope.reject(node, fields.at("url"), "the URL is not acceptable: " + refused.reason(), "");
        }
        McpServerSpec spec = McpServerSpec.http(id, url).withAddresses(addresses(fields));
        for (Map.Entry<String, String> header : values(fields, "headers").entrySet()) {
            spec = spec.withHeader(header.getKey(), Secret.ofText(header.getValue()));
        }
        return Optional.of(fields.flag("follow_redirects", false) ? spec.withRedirects() : spec);
    }

    private AddressPolicy addresses(Fields fields) {
        AddressPolicy.Builder policy = AddressPolicy.builder();
        List<Node> items = fields.items("allow_addresses");
        List<String> texts = fields.texts("allow_addresses");
        for (int i = 0; i < texts.size(); i++) {
            Optional<CidrBlock> block = CidrBlock.parse(texts.get(i));
            block.ifPresent(allowed -> policy.exempt(allowed, AddressPolicy.ANY_PORT, "allow_addresses"));
            if (block.isEmpty() && items.get(i) instanceof Node.Str) {
                scope.reject(
                        items.get(i),
                        Pointers.item(fields.at("allow_addresses"), i),
                        Texts.quote(texts.get(i)) + " is no address or CIDR block",
                        "such as 10.1.2.0/24");
            }
        }
        return policy.build();
    }

    /** The strings of an object, with variables in place of their names. */
    private Map<String, String> values(Fields fields, String name) {
        Map<String, String> out = new LinkedHashMap<>();
        Node node = fields.value(name);
        if (node == null) {
            return out;
        }
        if (!(node instanceof Node.Obj object)) {
            scope.wrongKind(node, fields.at(name), Texts.quote(name), "an object", "");
            return out;
        }
        object.members().forEach((key, member) -> {
            String pointer = Pointers.member(fields.at(name), key);
            if (member.value() instanceof Node.Str text) {
                String expanded = expanded(text, pointer);
                if (expanded != null) {
                    out.put(key, expanded);
                }
            } else {
                scope.wrongKind(member.value(), pointer, Texts.quote(key), "a string", "");
            }
        });
        return out;
    }

    private @Nullable String expanded(Node.Str node, String pointer) {
        String text = node.text();
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                scope.reject(node, pointer, "a \"${\" is not closed", "");
                return null;
            }
            String variable = text.substring(start + 2, end);
            String value = environment.get(variable);
            if (value == null) {
                scope.reject(node, pointer, "the variable " + Texts.quote(variable) + " is not set", "");
                return null;
            }
            out.append(text, at, start).append(value);
            at = end + 1;
        }
        return out.append(text, at, text.length()).toString();
    }
}
