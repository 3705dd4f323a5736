package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.entrepreneur.IdentityNumber;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** Finds those who are to be paid and holds the programme against their records, all of them with one statement. */
final class GrantPayees {
    private static final String WANTED = " from (values (?::date)) t (day) cross join unnest(?::bigint[], ?::text[], ?::text[]) with ordinality w (id, code, hashes, place)";
    private static final String QUARTER = """
            (select coalesce(sum(q.amount), 0) from subsidy q where q.programme_id = any (?) and q.paid_on between date_trunc('quarter', t.day)::date
              and (date_trunc('quarter', t.day) + interval '3 months')::date - 1 and\s""";

    private GrantPayees() {
    }

    /**
     * One payee as found.
     *
     * @param key          id of the payee, null when there is none of this kind in sight
     * @param discredited  whether a credit flag forbids every grant
     * @param outcomes     of the programme's rules, null without a programme
     * @param amount       what the programme pays by its fixed amount or by jobs, in yuan
     * @param paidInQuarter what the payee had of the programme in the quarter, in yuan
     */
    record Found(Long key, boolean discredited, BenefitOutcomes outcomes, BigDecimal amount, BorrowerGroup group, BigDecimal paidInQuarter) {

        private static Found read(Cells cells) {
            Long key = cells.idOrNull();
            boolean discredited = cells.flag();
            String letters = cells.text();
            return new Found(key, discredited, letters == null ? null : new BenefitOutcomes(letters), cells.money(), cells.constant(BorrowerGroup.class), cells.money());
        }
    }

    /** In the order of the payees. */
    static Uni<List<Found>> find(Queries queries, PayeeKind kind, List<GrantPayeeInput> payees, SubsidyProgramme programme, LocalDate day, Sight sight, Vault vault) {
        boolean persons = kind == PayeeKind.ENTREPRENEUR;
        Long[] ids = payees.stream().map(payee -> id(kind, payee.payee)).toArray(Long[]::new);
        String[] codes = payees.stream().map(payee -> persons ? null : payee.payee.strip()).toArray(String[]::new);
        String[] hashes = payees.stream().map(payee -> persons ? vault.hashesLiteral(SealedField.IDENTITY_NUMBER, IdentityNumber.normalise(payee.payee)) : null).toArray(String[]::new);
        List<Long> programmes = programme == null ? List.of() : List.of(programme.key());
        return queries.list(statement(kind, ids, codes, hashes, programmes, day, sight).add(" order by w.place"), Found::read);
    }

    private static Sql statement(PayeeKind kind, Long[] ids, String[] codes, String[] hashes, List<Long> programmes, LocalDate day, Sight sight) {
        Object quarterOf = programmes.toArray(Long[]::new);
        return switch (kind) {
            case ENTREPRENEUR -> sight.restrict(Sql.of("select e.id, " + BenefitJudgement.discredited("f.entrepreneur_id = e.id") + ", j.letters, j.amount, j.borrower_group, " + QUARTER
                    + "q.entrepreneur_id = e.id)", quarterOf).add(WANTED.replace("w (id,", "w0 (id,"), day, ids, codes, hashes)
                    .add(" cross join lateral (select w0.id, w0.hashes, w0.place, null::bigint as startup_id) w left join entrepreneur e"
                            + " on e.id = coalesce(w.id, (select i.id from entrepreneur i where i.identity_hash = any (w.hashes::bytea[])))"), Reach.ofMoney("e.division"))
                    .add(BenefitJudgement.ofPersonsIfAny(programmes));
            case STARTUP -> sight.restrict(Sql.of("select w.startup_id, " + BenefitJudgement.discredited("f.entrepreneur_id = e.id") + ", j.letters, j.amount, j.borrower_group, " + QUARTER
                    + "q.startup_id = w.startup_id)", quarterOf).add(WANTED.replace("w (id,", "w0 (id,"), day, ids, codes, hashes)
                    .add(" left join startup o on o.id = coalesce(w0.id, (select i.id from startup i where i.uscc = upper(w0.code)))"), Reach.ofMoney("o.division"))
                    .add(" cross join lateral (select w0.place, o.id as startup_id) w left join entrepreneur e on e.id = o.founder_id")
                    .add(BenefitJudgement.ofPersonsIfAny(programmes));
            case BASE -> sight.restrict(Sql.of("select b.id, " + BenefitJudgement.discredited("f.base_id = b.id") + ", j.letters, j.amount, null::text, " + QUARTER + "q.base_id = b.id)", quarterOf)
                    .add(WANTED, day, ids, codes, hashes)
                    .add(" left join incubation_base b on b.id = coalesce(w.id, (select i.id from incubation_base i where i.code = w.code))"), Reach.ofMoney("b.division"))
                    .add(BenefitJudgement.ofBasesIfAny(programmes));
        };
    }

    /** The key of a global id of this kind, or null. */
    private static Long id(PayeeKind kind, String payee) {
        String type = switch (kind) {
            case ENTREPRENEUR -> "Entrepreneur";
            case STARTUP -> "Startup";
            case BASE -> "IncubationBase";
        };
        return NodeId.parse(payee.strip()).filter(node -> node.isNumbered(type)).map(node -> Long.valueOf(node.key())).orElse(null);
    }
}
