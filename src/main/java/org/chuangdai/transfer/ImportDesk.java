package org.chuangdai.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.vault.Vault;
import org.jboss.logging.Logger;

/** Reads an uploaded file as it arrives and merges it batch by batch, in memory that does not grow with the file. */
@ApplicationScoped
public class ImportDesk {
    private static final Logger LOG = Logger.getLogger(ImportDesk.class);
    private static final long PROGRESS_ROWS = 100_000;
    private final DataSource dataSource;
    private final Vault vault;

    ImportDesk(DataSource dataSource, Vault vault) {
        this.dataSource = dataSource;
        this.vault = vault;
    }

    /**
     * Imports a file.
     *
     * @param charset        of the file, or null to find it out
     * @param sight          rows outside it are refused
     * @param acceptLanguage language of the messages
     * @throws Refusal     BAD_REQUEST when the header line is not that of the sheet
     * @throws IOException when the file breaks off: whole batches are in
     */
    public ImportReport run(Sheet sheet, InputStream body, String charset, Sight sight, String acceptLanguage) throws IOException, SQLException {
        CsvRecords records = new CsvRecords(TextSource.open(body, charset));
        CsvRecord header = records.next();
        if (header == null || header.fault() != null) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "文件为空，或第一行不是列名。", "The file is empty, or its first line is no header.");
        }
        Layout layout = Layout.of(sheet, header.cells());
        records.expect(layout.width());
        Run run = new Run(sheet, new BatchMerge(dataSource, sheet, layout, sight, vault), acceptLanguage);
        for (CsvRecord record = records.next(); record != null; record = records.next()) {
            run.add(layout.row(record, run.findings));
        }
        run.flush();
        return run.report();
    }

    /** The counts and problems of one file so far. */
    private static final class Run {
        private final Sheet sheet;
        private final BatchMerge merge;
        private final String acceptLanguage;
        private final List<Problem> problems = new ArrayList<>();
        private List<Row.Finding> findings = new ArrayList<>();
        private List<Row> rows = new ArrayList<>();
        private MergeStep.Counts counts = new MergeStep.Counts(0, 0, 0);
        private long read;
        private long rejected;
        private long rejectedTold;
        private int readOfBatch;
        private long nextProgress = PROGRESS_ROWS;

        Run(Sheet sheet, BatchMerge merge, String acceptLanguage) {
            this.sheet = sheet;
            this.merge = merge;
            this.acceptLanguage = acceptLanguage;
        }

        void add(Row row) throws SQLException {
            read++;
            if (row.refused()) {
                rejected++;
            } else {
                rows.add(row);
            }
            if (++readOfBatch == sheet.batchRows()) {
                flush();
            }
        }

        void flush() throws SQLException {
            BatchMerge.Outcome outcome = merge.merge(rows);
            counts = counts.plus(outcome.counts());
            rejected += outcome.refused();
            tell(outcome.counts());
            findings.addAll(outcome.findings());
            findings.stream().sorted(Comparator.comparingLong(Row.Finding::line)).limit(ImportReport.PROBLEMS_MAX - problems.size())
                    .forEach(finding -> problems.add(new Problem(finding.line(), finding.column(), finding.code(), finding.text().in(acceptLanguage))));
            findings.clear();
            rows = new ArrayList<>();
            readOfBatch = 0;
            if (read >= nextProgress) {
                nextProgress += PROGRESS_ROWS;
                LOG.infof("Import of %s: %d rows read, %d refused", sheet.kind(), read, rejected);
            }
        }

        private void tell(MergeStep.Counts ofBatch) {
            Meters.imported(sheet.kind(), "created", ofBatch.created());
            Meters.imported(sheet.kind(), "updated", ofBatch.updated());
            Meters.imported(sheet.kind(), "unchanged", ofBatch.unchanged());
            Meters.imported(sheet.kind(), "rejected", rejected - rejectedTold);
            rejectedTold = rejected;
        }

        ImportReport report() {
            return new ImportReport(sheet.kind(), read, counts.created(), counts.updated(), counts.unchanged(), rejected, problems);
        }
    }
}
