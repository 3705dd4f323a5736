package org.chuangdai.entrepreneur;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Masking;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellRefusal;
import org.chuangdai.transfer.CellType;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.MergeStep;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;
import org.chuangdai.vault.RotationLock;
import org.chuangdai.vault.SealedField;

/** Entrepreneurs in and out. */
@ApplicationScoped
public class EntrepreneurSheet implements Sheet {
    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
    private final CalendarClock clock;

    EntrepreneurSheet(CalendarClock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "entrepreneurs";
    }

    @Override
    public String label() {
        return "创业者";
    }

    @Override
    public String table() {
        return "entrepreneur";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("identityNumber", "身份证号", identityNumber()).alias("身份证号码", "公民身份号码").masked(Masking::identityNumber).sealedAs(SealedField.IDENTITY_NUMBER).asKey(),
                Column.of("name", "姓名", CellTypes.text(100)).ofPerson().needed(),
                Column.of("phone", "手机号", phone()).alias("手机", "手机号码", "联系电话").masked(Masking::phone).sealedAs(SealedField.PHONE),
                Column.division("division").needed(),
                Column.of("groups", "人员类别", CellTypes.severalOf(BorrowerGroup.class)).alias("群体", "人群类别", "借款人群体").into("borrower_groups").orElse("{}"),
                Column.of("graduatedOn", "毕业日期", CellTypes.date()).alias("毕业时间"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofPerson(row);
    }

    @Override
    public void check(Row row) {
        LocalDate born = IdentityNumber.birthDate(row.get("identityNumber"));
        if (born.isAfter(clock.today())) {
            row.refuse("identityNumber", "FUTURE_DATE", "出生日期%s在将来。", "The birth date %s lies in the future.", born);
        }
    }

    /** One file after the other: while keys change, the same person's hash differs from process to process, and no constraint would tell. */
    @Override
    public void begin(MergeStep step) throws SQLException {
        RotationLock.take(step.connection());
    }

    /** A column that names a person by identity number, for sheets of what a person has. */
    public static Column person() {
        return Column.of("entrepreneur", "身份证号", identityNumber()).alias("身份证号码", "公民身份号码").into("entrepreneur_id")
                .namesSealed(SealedField.IDENTITY_NUMBER, "UNKNOWN_ENTREPRENEUR").masked(Masking::identityNumber);
    }

    /** Identity numbers with the right check digit. */
    public static CellType identityNumber() {
        return CellTypes.code().then(cell -> {
            String number = IdentityNumber.normalise(cell);
            if (!IdentityNumber.isValid(number)) {
                throw new CellRefusal("INVALID_IDENTITY_NUMBER", "“%s”不是有效的身份证号。", "“%s” is no valid identity number.", CellRefusal.echo(cell));
            }
            return number;
        });
    }

    /** Mobile phone numbers. */
    public static CellType phone() {
        return CellTypes.code().then(cell -> CellTypes.match(PHONE, cell.replace(" ", "").replace("-", ""), "INVALID_PHONE", "“%s”不是手机号。", "“%s” is no mobile phone number."));
    }
}
