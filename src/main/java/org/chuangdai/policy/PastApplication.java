package org.chuangdai.policy;

import java.time.LocalDate;
import java.util.List;

/**
 * A loan on record as the rules see it, with what is known of its borrower: to be judged again by a policy of choice.
 *
 * @param signedOn       day from which all but the limits count
 * @param sequence       which loan of the borrower it is
 * @param identityNumber of the borrower, whose age counts
 * @param home           division where the borrower is registered, 12 digits
 * @param groups         groups that the borrower's record shows
 * @param employees      staff of the start-up, or null
 * @param registeredOn   day on which the start-up was registered, or null
 * @param resident       whether the start-up was resident in the named base on the day of application
 * @param honourTitles   honours held on the day of application
 */
public record PastApplication(Application application, LocalDate signedOn, int sequence, String identityNumber, String home, List<String> groups, Integer employees,
        LocalDate registeredOn, boolean resident, List<String> honourTitles) {
}
