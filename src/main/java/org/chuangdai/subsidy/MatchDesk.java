package org.chuangdai.subsidy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Masking;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.entrepreneur.IdentityNumber;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.RowScope;
import org.chuangdai.sql.Sql;
import org.chuangdai.transfer.Roster;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** Holds a roster against the records (大数据比对): who of it is known, and who qualifies for a programme. One statement for each batch. */
@ApplicationScoped
class MatchDesk {
    static final int BATCH_ROWS = 1_000;
    private final ProgrammeStore programmes;
    private final Database database;
    private final CalendarClock clock;
    private final Vault vault;

    MatchDesk(ProgrammeStore programmes, Database database, CalendarClock clock, Vault vault) {
        this.programmes = programmes;
        this.database = database;
        this.clock = clock;
        this.vault = vault;
    }

    /** Takes the rows of the answer, in the order of the file. */
    interface RowSink {
        void take(MatchRow row) throws IOException;
    }

    /** The programme of a code; BAD_REQUEST when there is none, or it pays bases. Blocks. */
    SubsidyProgramme programme(String code) {
        SubsidyProgramme programme = code == null ? null : programmes.byCode(code).await().indefinitely();
        if (programme == null) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "没有代码为“%s”的补贴项目，请用 subsidyProgrammes 查询。", "There is no programme “%s”; subsidyProgrammes lists them.", code);
        }
        if (programme.payeeKind() == PayeeKind.BASE) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "此项目补贴基地，不能用名册比对。", "This programme pays bases; rosters are of persons and start-ups.");
        }
        return programme;
    }

    /** Answers one batch of a roster. Blocks. */
    void match(SubsidyProgramme programme, List<Roster.Entry> batch, Sight sight, String acceptLanguage, RowSink sink) throws IOException {
        List<String> codes = batch.stream().map(Roster.Entry::code).filter(MatchDesk::isValid).distinct().toList();
        Map<String, Found> found = new HashMap<>();
        database.list(statement(programme, codes, sight), Found::read).await().indefinitely().forEach(row -> found.put(row.code(), row));
        for (Roster.Entry entry : batch) {
            sink.take(answer(programme, entry, found.get(entry.code()), acceptLanguage));
        }
    }

    private static boolean isValid(String code) {
        return IdentityNumber.isValid(code) || CreditCode.isValid(code) || code.matches("\\d{15}");
    }

    private static MatchRow answer(SubsidyProgramme programme, Roster.Entry entry, Found found, String acceptLanguage) {
        String shown = IdentityNumber.isValid(entry.code()) || !isValid(entry.code()) ? Masking.identityNumber(entry.code()) : entry.code();
        if (found == null || found.payee() == null) {
            return MatchRow.without(entry.line(), shown, isValid(entry.code()) ? MatchRow.Match.UNKNOWN : MatchRow.Match.INVALID);
        }
        BenefitOutcomes outcomes = found.outcomes();
        List<BenefitReason> against = new ArrayList<>(outcomes.reasons(acceptLanguage));
        against.removeIf(reason -> reason.outcome() == RuleOutcome.PASSED || reason.outcome() == RuleOutcome.NOT_CHECKED);
        boolean person = programme.payeeKind() == PayeeKind.ENTREPRENEUR;
        return new MatchRow(entry.line(), shown, MatchRow.Match.MATCHED, NodeId.of(person ? "Entrepreneur" : "Startup", found.payee()),
                person ? Masking.name(found.name()) : found.name(), outcomes.qualifies(GrantMode.NO_APPLICATION), found.amount(),
                against.stream().map(BenefitReason::code).toList(), against.stream().map(BenefitReason::reason).collect(Collectors.joining(" ")));
    }

    private record Found(String code, Long payee, String name, BigDecimal amount, BenefitOutcomes outcomes) {

        private static Found read(Cells cells) {
            return new Found(cells.text(), cells.idOrNull(), cells.text(), cells.money(), new BenefitOutcomes(cells.text()));
        }
    }

    /** A code is that of a start-up, and then its founder is the person, or that of a person, and then the start-up that suits best is meant. */
    private Sql statement(SubsidyProgramme programme, List<String> codes, Sight sight) {
        boolean person = programme.payeeKind() == PayeeKind.ENTREPRENEUR;
        String[] hashes = codes.stream().map(code -> IdentityNumber.isValid(code) ? vault.hashesLiteral(SealedField.IDENTITY_NUMBER, code) : null).toArray(String[]::new);
        Sql sql = Sql.of("select w0.code, " + (person ? "e.id, e.name" : "x.id, x.name") + ", j.amount, j.letters from (values (?::date)) t (day) cross join unnest(?::text[], ?::text[]) w0 (code, hashes)"
                + " left join startup k on k.uscc = w0.code"
                + " join entrepreneur e on e.id = coalesce(k.founder_id, (select i.id from entrepreneur i where i.identity_hash = any (w0.hashes::bytea[])))",
                clock.today(), codes.toArray(String[]::new), hashes).add(" cross join lateral (select k.id as startup_id) w").add(BenefitJudgement.ofPersons(List.of(programme.key())))
                .add(" left join startup x on x.id = j.startup_id where true");
        return sight.restrict(sql.under(RowScope.ALL), Reach.of(person ? "e.division" : "x.division"));
    }
}
