/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.DestinationExtractor;
import ai.orcarouter.core.net.HostResolver;
import ai.orcarouter.core.net.IpAddress;
import ai.orcarouter.core.net.UrlClassifier;
import ai.orcarouter.core.net.UrlVerdict;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code orca classify}: whether a URL, a host or a call's arguments lead to a public place. */
@Command(
        name = "classify",
        description = {
            "Judges URLs, hosts and tool-call arguments by the default address policy.",
            "",
            "Reads  {\"id\",\"input\",\"kind\":\"url|host|args-json\",\"dns\"?:{\"name\":[\"ip\",..],\"*\":[..]},",
            "        \"dns_seq\"?:{\"name\":[[\"ip\"],[\"ip\"]]},\"redirects\"?:[\"url\",..]}",
            "Writes {\"id\",\"verdict\":\"public|blocked|invalid\",\"host\",\"addresses\":[..],\"reason\"}",
            "",
            "Names are looked up in dns and dns_seq only, twice each as a dial would; a name that is",
            "not listed has the address 93.184.215.14. dns_seq holds the answers of successive",
            "look-ups, the last of which repeats. Each redirect is judged like the URL itself; the",
            "first refusal decides. args-json: input is the text of an argument object."
        })
final class ClassifyCommand extends InputCommand {
    /** The tool that arguments without a tool are judged as. */
    private static final String TOOL = "fetch";

    private static final Duration TIMEOUT = Duration.ofHours(1); // the stub answers at once, however busy the machine

    private final DestinationExtractor extractor = DestinationExtractor.defaults();
    /** One for all lines, because a classifier has threads; asks the stub of the line at hand. */
    private final UrlClassifier classifier =
            new UrlClassifier(AddressPolicy.defaults(), (host, timeout) -> stated().resolve(host, timeout), TIMEOUT);

    private HostResolver stated = HostResolver.none();

    @Override
    RowAnswerer answerer() {
        return new RowAnswerer() {
            @Override
            public void answer(Row row, JsonGenerator out) throws IOException, BadRowException {
                write(out, classify(row));
            }

            @Override
            public void refuse(JsonGenerator out) throws IOException {
                write(out, new UrlVerdict(UrlVerdict.Verdict.INVALID, "", List.of(), "bad_row"));
            }
        };
    }

    private HostResolver stated() {
        return stated;
    }

    private UrlVerdict classify(Row row) throws BadRowException {
        String input = row.required("input");
        String kind = row.text("kind").orElse("url");
        stated = StubResolver.of(row);
        return switch (kind) {
            case "url" -> classifier.classifyUrl(input, JsonTree.strings(row, "redirects"));
            case "host" -> classifier.classifyHost(input);
            case "args-json" -> classify(Arguments.ofJson(input));
            default -> throw new BadRowException("\"kind\" is none of url, host, args-json");
        };
    }

    private UrlVerdict classify(Arguments arguments) {
        return arguments.fault().isPresent()
                ? new UrlVerdict(UrlVerdict.Verdict.INVALID, "", List.of(), "arguments_invalid")
                : classifier.classify(extractor.extract(null, TOOL, arguments.value()), arguments.value());
    }

    private static void write(JsonGenerator out, UrlVerdict verdict) throws IOException {
        out.writeStringField("verdict", verdict.verdict().name().toLowerCase(Locale.ROOT));
        out.writeStringField("host", verdict.host());
        out.writeArrayFieldStart("addresses");
        for (IpAddress address : verdict.addresses()) {
            out.writeString(address.toString());
        }
        out.writeEndArray();
        out.writeStringField("reason", verdict.reason());
    }
}
