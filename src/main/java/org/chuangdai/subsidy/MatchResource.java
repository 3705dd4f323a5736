package org.chuangdai.subsidy;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.audit.AuditKind;
import org.chuangdai.audit.AuditResult;
import org.chuangdai.audit.Deed;
import org.chuangdai.audit.Trail;
import org.chuangdai.audit.Undertaking;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.ObjectName;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.transfer.CsvRows;
import org.chuangdai.transfer.Roster;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rosters held against the records, over HTTP (大数据比对). */
@Path("/api/matches")
@ApplicationScoped
@Tag(name = "大数据比对 · Comparison of rosters")
public class MatchResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** A workbook is unpacked as a whole; larger rosters come as CSV. */
    static final int WORKBOOK_BYTES_MAX = 32 << 20;
    private static final Set<String> ROLES = Set.of("officer", "admin");
    private final MatchDesk desk;
    private final CurrentCaller current;
    private final Trail trail;

    MatchResource(MatchDesk desk, CurrentCaller current, Trail trail) {
        this.trail = trail;
        this.desk = desk;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Blocking
    @Operation(summary = "大数据比对 · Hold a roster against the records", operationId = "matchRoster",
            description = "A CSV file (UTF-8 or GB18030) or workbook of identity numbers or credit codes is answered line by line: who is known, and who qualifies for the programme, with the rules that"
                    + " are not met. CSV has every row; JSON the counts and the first 1,000.")
    @RequestBody(required = true, content = {@Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)), @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "200", description = "Line by line.", content = @Content(mediaType = "application/json", schema = @Schema(implementation = MatchReport.class)))
    public Response match(@Parameter(description = "Code of the programme.") @QueryParam("programme") String programmeCode,
            @Parameter(description = "UTF-8 or GB18030; without it the encoding is found out.") @QueryParam("charset") String charset,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType, @HeaderParam(HttpHeaders.ACCEPT) @Parameter(hidden = true) String accept,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Language of the reasons: zh (default) or en.") String acceptLanguage, InputStream body) throws IOException {
        if (current.caller().roles().stream().noneMatch(ROLES::contains)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "您没有比对名册的权限，请联系管理员。", "You may not compare rosters; ask an administrator for the role.");
        }
        SubsidyProgramme programme = desk.programme(programmeCode);
        Undertaking undertaking = Undertaking.begin(trail, Deed.of(AuditKind.EXPORT, "matches", AuditResult.STARTED).on(new ObjectName("SubsidyProgramme", programme.code())));
        Run run = new Run(programme, current.sight(), acceptLanguage);
        try {
            Response answer = answer(run, contentType, charset, accept, body);
            MatchReport report = run.report();
            undertaking.done("rows=%d matched=%d qualified=%d unknown=%d invalid=%d", report.rows(), report.matched(), report.qualified(), report.unknown(), report.invalid());
            return answer;
        } catch (IOException | RuntimeException failed) {
            undertaking.failed(failed);
            throw failed;
        }
    }

    private static Response answer(Run run, String contentType, String charset, String accept, InputStream body) throws IOException {
        // The answer is kept until the roster is read: a client that only listens when it has sent everything must not block.
        boolean json = accept != null && accept.contains(MediaType.APPLICATION_JSON);
        if (json) {
            run.read(contentType, charset, body, null);
            return Response.ok(run.report(), MediaType.APPLICATION_JSON_TYPE).build();
        }
        java.nio.file.Path answer = Files.createTempFile("matches", ".csv");
        try (CsvRows rows = new CsvRows(new BufferedOutputStream(Files.newOutputStream(answer)))) {
            rows.write(MatchRow.HEADER);
            run.read(contentType, charset, body, rows);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(answer);
            throw failed;
        }
        StreamingOutput stream = out -> sendAndDelete(answer, out);
        return Response.ok(stream, "text/csv;charset=UTF-8").header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"matches.csv\"").build();
    }

    private static void sendAndDelete(java.nio.file.Path answer, OutputStream out) throws IOException {
        try {
            Files.copy(answer, out);
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    /** One comparison: its counts and first rows. */
    private final class Run {
        private final SubsidyProgramme programme;
        private final Sight sight;
        private final String acceptLanguage;
        private final List<MatchRow> first = new ArrayList<>();
        private final long[] counts = new long[MatchRow.Match.values().length];
        private long qualified;

        Run(SubsidyProgramme programme, Sight sight, String acceptLanguage) {
            this.programme = programme;
            this.sight = sight;
            this.acceptLanguage = acceptLanguage;
        }

        void read(String contentType, String charset, InputStream body, CsvRows rows) throws IOException {
            Roster.Sink sink = batch -> desk.match(programme, batch, sight, acceptLanguage, row -> take(row, rows));
            if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(XLSX)) {
                readWorkbook(body, sink);
            } else {
                Roster.readCsv(body, charset, MatchDesk.BATCH_ROWS, sink);
            }
        }

        private void take(MatchRow row, CsvRows rows) {
            counts[row.match().ordinal()]++;
            qualified += Boolean.TRUE.equals(row.qualifies()) ? 1 : 0;
            if (rows != null) {
                rows.write(row.cells());
            } else if (first.size() < MatchReport.RESULTS_MAX) {
                first.add(row);
            }
        }

        MatchReport report() {
            long matched = counts[MatchRow.Match.MATCHED.ordinal()];
            long unknown = counts[MatchRow.Match.UNKNOWN.ordinal()];
            long invalid = counts[MatchRow.Match.INVALID.ordinal()];
            return new MatchReport(programme.code(), matched + unknown + invalid, matched, qualified, unknown, invalid, first);
        }
    }

    private static void readWorkbook(InputStream body, Roster.Sink sink) throws IOException {
        java.nio.file.Path file = Files.createTempFile("roster", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                body.transferTo(new Bounded(out));
            }
            Roster.readWorkbook(file, MatchDesk.BATCH_ROWS, sink);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Refuses what is larger than a workbook may be. */
    private static final class Bounded extends OutputStream {
        private final OutputStream out;
        private long written;

        Bounded(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            if (written > WORKBOOK_BYTES_MAX) {
                throw new Refusal(ErrorCode.TOO_COSTLY, "工作簿不超过%s MB，更大的名册请用CSV。", "A workbook has at most %s MB; send larger rosters as CSV.", WORKBOOK_BYTES_MAX >> 20);
            }
            out.write(bytes, offset, length);
        }
    }
}
