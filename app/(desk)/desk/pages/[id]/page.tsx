/** The form of a page is that of an article, which knows from the row what it is. */
export { default } from '../../articles/[id]/page';
