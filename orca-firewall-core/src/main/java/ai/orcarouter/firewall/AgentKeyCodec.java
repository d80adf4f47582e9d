/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.Limits;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.document.Findings;
import ai.orcarouter.core.document.Locator;
import ai.orcarouter.core.document.Node;
import ai.orcarouter.core.document.Reporter;
import ai.orcarouter.core.document.SourceText;
import ai.orcarouter.core.document.TreeReader;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.firewall.internal.codec.KeyReader;
import ai.orcarouter.firewall.internal.keys.KeyValidator;
import ai.orcarouter.firewall.model.AgentKey;
import java.util.List;

/**
 * Keys as JSON documents of a workspace (REFERENCE 7). Reading is strict: an unknown field, a value of the wrong kind
 * and a value out of range are faults, and all faults of a document are told at once. {@code allow_ips} is one text
 * with an entry a line; {@code credit_limit_usd} is a number in whole cents; {@code key} is the masked form and
 * {@code key_hash} the keyed hash. Time and memory are linear in the length of the document. Stateless.
 */
public final class AgentKeyCodec {
    private static final int MAX_CHARS = 1 << 20;

    private AgentKeyCodec() {}

    /**
     * Reads a key.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding, with its place, when one of them
     *     is an error
     */
    public static AgentKey decode(String json) {
        if (json.length() > MAX_CHARS) {
            throw invalid(List.of(Issue.error("", "key", "longer than " + MAX_CHARS + " characters", "")));
        }
        SourceText source = new SourceText(json);
        Findings findings = new Findings("", source);
        Node root = TreeReader.json(
                source, new Reporter.Whole(findings, source), Limits.defaults().maxJsonDepth());
        if (root == null) {
            throw invalid(findings.inOrder(pointer -> "key"));
        }
        KeyReader.Draft draft = KeyReader.read(root, findings);
        AgentKey key = draft.keyOrNull();
        if (key != null) {
            Locator locator = new Locator(source, root);
            for (Issue issue : KeyValidator.check(key)) {
                if (!draft.unread().contains(issue.pointer())) {
                    findings.add(locator.find(issue.pointer()).offset(), issue, issue.pointer());
                }
            }
        }
        if (key == null || findings.hasErrors()) {
            throw invalid(findings.inOrder(pointer -> "key"));
        }
        return key;
    }

    /**
     * Writes a key so that {@link #decode} gives an equal one. The same key always gives the same text.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when one of them is an error
     */
    public static String encode(AgentKey key) {
        requireValid(key);
        return CanonicalJson.write(KeyReader.document(key));
    }

    /** Every fault and remark about a key, with pointers of its document. */
    public static List<Issue> check(AgentKey key) {
        return KeyValidator.check(key);
    }

    static void requireValid(AgentKey key) {
        List<Issue> issues = KeyValidator.check(key);
        if (issues.stream().anyMatch(Issue::isError)) {
            throw invalid(issues);
        }
    }

    private static OrcaException invalid(List<Issue> issues) {
        return new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
    }
}
