export { default } from '../../../articles/[id]/versions/page';
