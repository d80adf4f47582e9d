/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.crypto.Signer;
import ai.orcarouter.core.crypto.VerificationKey;
import ai.orcarouter.core.spi.ChainHead;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.firewall.OrcaWorkspace;
import ai.orcarouter.firewall.WorkspaceServices;
import ai.orcarouter.firewall.model.AdminOperation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The compliance reports of a workspace: made from what it recorded, signed, and kept as its documents, so that they
 * outlive the events behind them (REFERENCE 10.3).
 *
 * <p>A report is stamped with the region that is declared when it is made. A stamped report is given out only while the
 * declared region is the same (REFERENCE 10.4). The evidence of the newest report is a document of the present; that of
 * earlier ones is found in the history, which a store keeps, so that no snapshot carries it.
 *
 * <p>{@link ErrorCode#FORBIDDEN} and {@link ErrorCode#STORE_UNAVAILABLE} may come from every method that takes an
 * actor. Thread-safe, also across processes that share the stores.
 */
public final class ComplianceReports {
    /** The verb of the audit row of a report that was made. */
    public static final String CREATED = "compliance_report_create";

    /** The verb of the audit row of files that were made of a report. */
    public static final String EXPORTED = "compliance_report_export";

    private static final int DEEPEST = 4;

    private final WorkspaceServices services;
    private final EvidenceDocument document;

    ComplianceReports(WorkspaceServices services, EvidenceDocument document) {
        this.services = services;
        this.document = document;
    }

    /** Collects the sources of the reports of a workspace; everything the workspace itself recorded is one already. */
    public static ComplianceReportsBuilder builder(OrcaWorkspace workspace) {
        return new ComplianceReportsBuilder(workspace.services());
    }

    /**
     * Makes, signs and stores a report; needs an Admin. Reads every event and audit row of the window.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} when the host has no keyset for
     *     {@link KeyPurpose#REPORT_SIGNING}, with {@link ErrorCode#CONFLICT} when the evidence is longer than a
     *     document may be, and with {@link ErrorCode#CONTENDED}
     */
    public Report create(Actor actor, ReportRequest request) {
        services.require(actor, AdminOperation.USE_REPORTS);
        Signer signer = signer();
        ConfigSnapshot configuration = services.latest();
        Instant now = services.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Region> region = Residency.declared(configuration);
        ReportContext context = new ReportContext(services, configuration, request, now);
        String evidence = document.write(context, subject(actor, request, configuration, now, region));
        if (evidence.length() > ConfigDocument.MAX_JSON) {
            throw new OrcaException(ErrorCode.CONFLICT, "the evidence is too long; ask for a shorter window");
        }
        ReportSignature signature = ReportSignature.of(evidence.getBytes(UTF_8), signer);
        String id = signature.contentHash().substring(0, ReportHeader.ID_DIGITS);
        ReportHeader header = new ReportHeader(id, request, now, actor.id(), region.orElse(null), signature);
        services.commit(actor, draft -> store(draft, header, evidence));
        return new Report(header, evidence);
    }

    private Map<String, Object> subject(
            Actor actor, ReportRequest request, ConfigSnapshot configuration, Instant now, Optional<Region> region) {
        ChainHead head = configuration.auditHead();
        Map<String, Object> out = new TreeMap<>();
        out.put("workspace", services.workspace());
        out.put("framework", request.framework());
        out.put("from", request.from().toString());
        out.put("to", request.to().toString());
        out.put("created", now.toString());
        out.put("created_by", actor.id());
        out.put("region", region.map(Region::code).orElse(""));
        out.put("revision", configuration.revision());
        out.put("audit_head", Map.of("sequence", head.sequence(), "hash", head.hash()));
        out.put("engine_version", services.engineVersion());
        return out;
    }

    private static String store(ConfigDraft<?> draft, ReportHeader header, String evidence) {
        for (ConfigDocument earlier : draft.base().stored().documents(DocumentKinds.COMPLIANCE_EVIDENCE)) {
            if (!earlier.id().equals(header.id())) {
                draft.put(DocumentKinds.COMPLIANCE_EVIDENCE, earlier.id(), null);
            }
        }
        draft.put(DocumentKinds.COMPLIANCE_EVIDENCE, header.id(), evidence);
        draft.put(DocumentKinds.COMPLIANCE_REPORT, header.id(), header.encode());
        draft.record(
                CREATED,
                DocumentKinds.COMPLIANCE_REPORT,
                header.id(),
                header.request().framework(),
                Map.of(
                        "content_hash", header.signature().contentHash(),
                        "sig_key_id", header.signature().keyId(),
                        "from", header.request().from().toString(),
                        "to", header.request().to().toString(),
                        "region", header.region().map(Region::code).orElse("")));
        return header.id();
    }

    /** Every report without its evidence, newest first, withheld ones included; needs an Admin. */
    public List<ReportHeader> list(Actor actor) {
        services.require(actor, AdminOperation.USE_REPORTS);
        return services.latest().documents(DocumentKinds.COMPLIANCE_REPORT).stream()
                .map(stored -> ReportHeader.decode(stored.id(), stored.json().orElseThrow()))
                .sorted(Comparator.comparing(ReportHeader::created)
                        .thenComparing(ReportHeader::id)
                        .reversed())
                .toList();
    }

    /**
     * A report; needs an Admin.
     *
     * @throws OrcaException with {@link ErrorCode#NOT_FOUND}, and with {@link ErrorCode#WITHHELD} when it is stamped
     *     with another region than the workspace declares now
     */
    public Report get(Actor actor, String id) {
        services.require(actor, AdminOperation.USE_REPORTS);
        ConfigSnapshot configuration = services.latest();
        ReportHeader header = configuration
                .document(DocumentKinds.COMPLIANCE_REPORT, id)
                .flatMap(ConfigDocument::json)
                .map(json -> ReportHeader.decode(id, json))
                .orElseThrow(() -> ConfigDraft.notFound("report " + id));
        requireRegion(header, configuration);
        return new Report(header, evidence(configuration, id));
    }

    private String evidence(ConfigSnapshot configuration, String id) {
        return configuration
                .document(DocumentKinds.COMPLIANCE_EVIDENCE, id)
                .or(() -> services
                        .configStore()
                        .history(services.workspace(), DocumentKinds.COMPLIANCE_EVIDENCE, id, Long.MAX_VALUE, DEEPEST)
                        .stream()
                        .filter(version -> !version.isDeletion())
                        .findFirst())
                .flatMap(ConfigDocument::json)
                .orElseThrow(() -> ConfigDraft.notFound("evidence of report " + id));
    }

    private static void requireRegion(ReportHeader header, ConfigSnapshot configuration) {
        Optional<Region> declared = Residency.declared(configuration);
        if (header.region().isPresent() && !header.region().equals(declared)) {
            throw new OrcaException(
                    ErrorCode.WITHHELD,
                    "the report is for region " + header.region().get().code() + ", and the workspace declares "
                            + declared.map(Region::code).orElse("none") + "; make it anew");
        }
    }

    /**
     * The files to hand over: evidence, signature, the host's renderings and a signed manifest of all of them, by name;
     * needs an Admin and is recorded. The same report, renderings and key always give the same bytes.
     *
     * @throws OrcaException as {@link #get} and {@link #create}
     * @throws IllegalArgumentException when two files have one name
     */
    public Map<String, byte[]> export(Actor actor, Report report, Collection<Rendering> renderings) {
        services.require(actor, AdminOperation.USE_REPORTS);
        requireRegion(report.header(), services.latest());
        Map<String, byte[]> files = ReportFiles.of(report, renderings, signer());
        services.commit(actor, draft -> {
            draft.record(
                    EXPORTED,
                    DocumentKinds.COMPLIANCE_REPORT,
                    report.header().id(),
                    report.header().request().framework(),
                    Map.of("files", List.copyOf(files.keySet())));
            return files.size();
        });
        return files;
    }

    /** The declared region of the workspace and who may change it. */
    public Residency residency() {
        return new Residency(services);
    }

    /**
     * The public keys of this host's report keyset, earlier ones included: what {@link TrustedKeys} writes for those
     * who verify. Needs no actor, because they are public.
     */
    public List<VerificationKey> publicKeys() {
        return signer().publicKeys();
    }

    private Signer signer() {
        Optional<Keyset> keyset;
        try {
            keyset = Objects.requireNonNull(services.keysets().keyset(KeyPurpose.REPORT_SIGNING));
        } catch (RuntimeException e) {
            throw new OrcaException(ErrorCode.INVALID_CONFIGURATION, "the host's keyset source failed", e);
        }
        return Signer.of(keyset.orElseThrow(() -> new OrcaException(
                ErrorCode.INVALID_CONFIGURATION, "the host has no keyset for " + KeyPurpose.REPORT_SIGNING)));
    }
}
