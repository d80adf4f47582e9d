/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/** Whether the name of a host uses that of somebody known, to whom it does not belong. */
final class Brands {
    private static final Map<String, Set<String>> DOMAINS = HostTable.of(
            "openclaw openclaw.ai openclaw.org openclaw.com",
            "clawhub clawhub.ai clawhub.com",
            "clawdbot clawdbot.com clawd.bot",
            "moltbot molt.bot",
            "anthropic anthropic.com",
            "claude claude.ai claude.com",
            "openai openai.com",
            "chatgpt chatgpt.com",
            "github github.com github.io githubusercontent.com github.dev ghe.com",
            "gitlab gitlab.com gitlab.io",
            "bitbucket bitbucket.org bitbucket.io",
            "homebrew brew.sh",
            "docker docker.com docker.io",
            "npmjs npmjs.com npmjs.org",
            "nodejs nodejs.org",
            "pypi pypi.org pypi.io",
            "pythonhosted pythonhosted.org",
            "rustup rustup.rs",
            "microsoft microsoft.com microsoftonline.com",
            "visualstudio visualstudio.com",
            "huggingface huggingface.co",
            "metamask metamask.io",
            "binance binance.com",
            "coinbase coinbase.com",
            "paypal paypal.com",
            "cloudflare cloudflare.com cloudflare.net");

    /** What is written behind a brand when it is imitated. */
    private static final List<String> SUFFIXES =
            List.of("cli", "setup", "install", "installer", "download", "downloads", "update", "hub", "app", "desktop");

    /** Where everybody publishes below a name of their own choice, which says nothing. */
    private static final Set<String> PAGES =
            Set.of("github.io", "gitlab.io", "readthedocs.io", "githubusercontent.com");

    private Brands() {}

    /** Whose name a host imitates; empty when nobody's. */
    static String imitated(String host) {
        String domain = domain(host);
        if (PAGES.contains(domain)) {
            return "";
        }
        for (Map.Entry<String, Set<String>> brand : DOMAINS.entrySet()) {
            if (brand.getValue().contains(domain)) {
                return "";
            }
        }
        StringTokenizer words = new StringTokenizer(host, ".-");
        while (words.hasMoreTokens()) {
            String brand = brandOf(words.nextToken());
            if (!brand.isEmpty()) {
                return brand;
            }
        }
        return "";
    }

    /** Digits count as the letters that they are taken for. */
    private static String brandOf(String word) {
        String found = plainBrand(
                word.replace('0', 'o').replace('1', 'l').replace('3', 'e').replace('5', 's'));
        return found.isEmpty() && word.indexOf('1') >= 0 ? plainBrand(word.replace('1', 'i')) : found;
    }

    private static String plainBrand(String plain) {
        if (DOMAINS.containsKey(plain)) {
            return plain;
        }
        for (String suffix : SUFFIXES) {
            if (plain.endsWith(suffix)) {
                String head = plain.substring(0, plain.length() - suffix.length());
                if (DOMAINS.containsKey(head)) {
                    return head;
                }
            }
        }
        return "";
    }

    /** The part of a name that was registered, as far as a name shows it. */
    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        if (last < 0) {
            return host;
        }
        int before = host.lastIndexOf('.', last - 1);
        boolean country = host.length() - last == 3 && last - before <= 4 && before > 0;
        return host.substring((country ? host.lastIndexOf('.', before - 1) : before) + 1);
    }
}
