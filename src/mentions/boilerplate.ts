/**
 * What papers of all fields mention without being about it: figures of statistics, the parts of a trial's report, databases
 * that a review searched. A paper is about one of them where its title or its keywords say so.
 */
import { normalForm } from './normal-form.ts'

const phrases = (list: string): ReadonlySet<string> =>
  new Set(list.split(/[,\n]/).map((phrase) => normalForm(phrase)))

/** Normal forms. */
const REPORTED =
  phrases(`bp, p value, q value, p, ci, confidence interval, 95 confidence interval, confidence limit, credible interval
uncertainty interval, odds ratio, or, aor, adjusted odds ratio, crude odds ratio, hazard ratio, hr
adjusted hazard ratio, relative risk, adjusted relative risk, risk ratio, rate ratio, incidence rate ratio, risk difference
mean difference, weighted mean difference, standardized mean difference, smd, standard deviation, sd, standard error
interquartile range, iqr, median, mean, mean value, average value, percentage, percentile, frequency, proportion
statistical significance, significance, significance level, significant difference, effect size, sample size, power calculation
null hypothesis, degree of freedom, regression coefficient, correlation coefficient, r square, beta coefficient, f value
t value, z score value, chi square, chi square value, inclusion criterion, exclusion criterion, eligibility criterion
eligible study, primary outcome, secondary outcome, primary endpoint, secondary endpoint, primary outcome measure
outcome measure, main outcome measure, endpoint, intention to treat, control group, treatment group, study group
experimental group, intervention group, placebo group, comparison group, study population, study design, follow up
baseline characteristic, treatment effect, adverse event rate, search strategy, search term, electronic database
data extraction, quality assessment, evidence quality, statistical analysis, data analysis, data collection
future research, further research, research question, research design, literature search, informed consent
conflict of interest, funding, key word, main finding, previous study, recent study, semi structured, positive effect
negative effect, positive relationship, negative relationship, positive association, positive correlation
negative correlation, significant increase, significant effect, long time, short time, time period, time point`)

/** Normal forms. */
const SEARCHED =
  phrases(`pubmed, medline, embase, cochrane, cochrane library, cochrane central, cochrane database
cochrane central register of controlled trial, cochrane central register, cochrane database of systematic review
web of science, web of knowledge, isi web of knowledge, isi web of science, science citation index, scopus, cinahl
psycinfo, psychinfo, psyclit, google scholar, clinicaltrial gov, ovid, ovid medline, lilac, lilacs, proquest, sciencedirect
ebsco, ebscohost, amed, biosis, international pharmaceutical abstract, current content, dissertation abstract, cnki, wanfang
sociological abstract, psycarticle, psycarticles, pubmed central, grey literature, gray literature`)

/** Whether a form is a figure or a part of a report: `confidence interval`, `primary outcome`. */
export const isReported = (form: string): boolean => REPORTED.has(form)

/** Whether a form is a database that reviews search; papers on computing work with some of them. */
export const isSearched = (form: string): boolean => SEARCHED.has(form)
