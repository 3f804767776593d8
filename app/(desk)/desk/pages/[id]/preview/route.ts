export { GET } from '../../../articles/[id]/preview/route';
