package org.chuangdai.subsidy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.entrepreneur.IdentityNumber;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Derived;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Rule;
import org.chuangdai.transfer.Sheet;
import org.chuangdai.vault.SealedField;

/** Subsidies in and out. The payee is a base, a start-up or a person, named by its natural key. */
@ApplicationScoped
public class SubsidySheet implements Sheet {

    @Override
    public String kind() {
        return "subsidies";
    }

    @Override
    public String label() {
        return "补贴";
    }

    @Override
    public String table() {
        return "subsidy";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("reference", "补贴编号", CellTypes.code()).alias("编号", "凭证号").asKey(),
                Column.of("kind", "补贴类型", CellTypes.oneOf(SubsidyKind.class)).alias("类型", "补贴种类").needed(),
                Column.division("division").needed(),
                Column.of("payeeKind", "收款对象类型", CellTypes.oneOf(PayeeKind.class)).alias("收款对象类别", "补贴对象类型").needed().into(null)
                        .exportedAs("case when t.base_id is not null then 'BASE' when t.startup_id is not null then 'STARTUP' else 'ENTREPRENEUR' end"),
                Column.of("payee", "收款对象", CellTypes.code()).alias("补贴对象").needed().into(null).masked(SubsidySheet::maskPerson)
                        .exportedAs("coalesce(payee_base.code, payee_startup.uscc)").openedFrom(SealedField.IDENTITY_NUMBER, "payee_person.identity_cipher"),
                Column.of("payeePerson", "收款人身份证号", CellTypes.code()).hashedAs(SealedField.IDENTITY_NUMBER).asComputed(),
                Column.of("group", "人员类别", CellTypes.oneOf(BorrowerGroup.class)).alias("群体", "人群类别").into("borrower_group"),
                Column.of("amount", "金额", CellTypes.money()).alias("补贴金额").needed(),
                Column.of("paidOn", "发放日期", CellTypes.date()).alias("拨付日期").needed());
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofSubsidy(row);
    }

    @Override
    public List<Derived> derived() {
        return List.of(new Derived("base_id", "bigint", "payee_base.id", true), new Derived("startup_id", "bigint", "payee_startup.id", true),
                new Derived("entrepreneur_id", "bigint", "payee_person.id", true));
    }

    @Override
    public String importJoins() {
        return "left join incubation_base payee_base on s.c_payee_kind = 'BASE' and payee_base.code = s.c_payee"
                + " left join startup payee_startup on s.c_payee_kind = 'STARTUP' and payee_startup.uscc = upper(s.c_payee)"
                + " left join entrepreneur payee_person on s.c_payee_kind = 'ENTREPRENEUR' and payee_person.identity_hash = any (s.c_payee_person)";
    }

    @Override
    public String exportJoins() {
        return "left join incubation_base payee_base on payee_base.id = t.base_id left join startup payee_startup on payee_startup.id = t.startup_id"
                + " left join entrepreneur payee_person on payee_person.id = t.entrepreneur_id";
    }

    @Override
    public List<Rule> rules() {
        return List.of(new Rule("payee", "UNKNOWN_PAYEE", "收款对象“%s”不存在。", "There is no payee “%s” of this kind.", "num_nonnulls(r.base_id, r.startup_id, r.entrepreneur_id) = 0"));
    }

    @Override
    public void check(Row row) {
        if (row.get("amount").matches("0+(\\.0+)?")) {
            row.refuse("amount", "OUT_OF_RANGE", "金额须大于零。", "The amount must be above zero.");
        }
        String code = IdentityNumber.normalise(row.get("payee"));
        if (PayeeKind.ENTREPRENEUR.name().equals(row.get("payeeKind"))) {
            row.set("payeePerson", code);
            row.hide("payee");
        } else if (IdentityNumber.isValid(code) && !CreditCode.isValid(code)) {
            row.hide("payee");
        }
    }

    /** Of the payees only persons have a number of 18 digits with no letter but a final X. */
    private static String maskPerson(String payee) {
        return payee.matches("\\d{17}[\\dX]") ? org.chuangdai.access.Masking.identityNumber(payee) : payee;
    }
}
